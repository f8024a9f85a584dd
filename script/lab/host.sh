# shellcheck shell=bash
# A host as a whole: its link, its engine, its node.

# Whatever of the host is missing, stopped or cut off is put right. With $2 = engine, no node is started.
host_on() {
  local host=$1 upto=${2-node}
  power_on "$host"
  heal_link "$host"
  usual_link "$host"
  signal CONT "$(folder_of "$host")/dockerd.pid" || true
  start_engine "$host"
  load_images "$host"
  progress "$host: the engine answers"
  [[ $upto == node ]] || return 0
  signal CONT "$(folder_of "$host")/node.pid" || true
  node_pid "$host" >/dev/null || launch_node "$host"
  await_node "$host"
  progress "$host: DockerMod is ready"
}

power_on() {
  local host=$1
  mkdir -p "$(folder_of "$host")"
  has_netns "$host" || forget_running_engine "$host"
  plug_in "$host"
}

# A power cut: first the link falls silent, then everything ends at once, containers included. The disk stays.
host_off() {
  local host=$1 file
  cut_link "$host" 2>/dev/null || true
  kill_all_of "$host"
  for file in dockerd containerd node; do
    rm -f "$(folder_of "$host")/$file.pid"
  done
  forget_running_engine "$host"
  remove_cgroups_of "$host"
  usual_link "$host"
  unplug "$host"
}

all_hosts_are_whole() {
  local host
  for host in $(host_names); do
    [[ $(link_state "$host") == up ]] && engine_answers "$host" >/dev/null 2>&1 || return 1
  done
}

is_off() {
  ! has_netns "$1"
}
