# shellcheck shell=bash
# A host's Docker engine: a real dockerd with bridge networking, and a containerd of its own, so that those of this machine
# are never touched.

engine_socket() {
  echo "$(folder_of "$1")/docker.sock"
}

engine_url() {
  echo "tcp://$(address_of "$1"):2375"
}

engine_answers() {
  ask --max-time 2 --unix-socket "$(engine_socket "$1")" http://engine/_ping
}

engine_pid() {
  pid_in "$(folder_of "$1")/dockerd.pid"
}

start_engine() {
  local host=$1 folder
  folder=$(folder_of "$host")
  write_engine_settings "$host"
  start_containerd "$host"
  if ! engine_pid "$host" >/dev/null; then
    spawn "$host" "$folder" dockerd dockerd --config-file "$folder/daemon.json" --pidfile "" \
      --data-root "$folder/docker" --exec-root "$folder/run/docker" --containerd "$folder/run/containerd.sock" \
      --host "unix://$(engine_socket "$host")" --host tcp://0.0.0.0:2375 --host tcp://127.0.0.1:5555 --tls=false \
      --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$LAB-$host"
  fi
  await_engine "$host"
}

# Waits for an answer, but no longer than the process lives. After a power cut, dockerd takes its time (some 130 ms) for each
# container that ran.
await_engine() {
  local host=$1
  await 180 engine_answers_or_ended "$host" || true
  engine_answers "$host" >/dev/null 2>&1 ||
    die_with_log "$(folder_of "$host")/dockerd.log" "The engine of $host does not answer."
}

engine_answers_or_ended() {
  engine_answers "$1" || ! engine_pid "$1"
}

start_containerd() {
  local host=$1 folder
  folder=$(folder_of "$host")
  pid_in "$folder/containerd.pid" >/dev/null && return
  mkdir -p "$folder/run"
  rm -f "$folder"/run/containerd.sock*
  spawn "$host" "$folder" containerd containerd --config "$folder/containerd.toml"
  await 20 test -S "$folder/run/containerd.sock" ||
    die_with_log "$folder/containerd.log" "containerd of $host does not start."
}

write_engine_settings() {
  local host=$1 folder
  folder=$(folder_of "$host")
  # The containers outlive their daemon, as on a host whose operator wants that: a dead daemon then costs no container.
  cat >"$folder/daemon.json" <<END
{
  $(own_engine_key "$folder")
  "insecure-registries": ["$REGISTRY"],
  "live-restore": true
}
END
  cat >"$folder/containerd.toml" <<END
version = 2
root = "$folder/containerd"
state = "$folder/run/containerd"
disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs",
  "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs"]
[grpc]
  address = "$folder/run/containerd.sock"
END
}

# Engines of one machine share the id in /etc/docker unless each is given a key; from 23 on, dockerd keeps an id instead.
own_engine_key() {
  local folder=$1 major
  major=$(dockerd --version | sed 's/^Docker version \([0-9]*\).*/\1/')
  if ((major < 23)); then
    echo "\"deprecated-key-path\": \"$folder/key.json\","
  elif [[ ! -e $folder/docker/engine-id ]]; then
    mkdir -p "$folder/docker"
    cat /proc/sys/kernel/random/uuid >"$folder/docker/engine-id"
  fi
}

kill_engine() {
  kill_process "$(folder_of "$1")/dockerd.pid"
}

# What a power cut takes of an engine: all of its mounts, and what lies in memory.
forget_running_engine() {
  local folder sockets
  folder=$(folder_of "$1")
  # The shims' own sockets lie in /run, where the files of the containers' bundles name them.
  mapfile -t sockets < <(find "$folder/run/containerd" -name address -exec cat {} + 2>/dev/null |
    grep -Eo '/run/containerd/s/[0-9a-f]+')
  rm -f "${sockets[@]}"
  unmount_below "$folder"
  rm -rf --one-file-system "$folder/run" "$(engine_socket "$1")"
}

unmount_below() {
  await 10 nothing_mounted_below "$1" || die "Mounts are left below $1: see findmnt."
}

nothing_mounted_below() {
  local mounts
  mapfile -t mounts < <(awk -v below="$1/" 'index($5, below) == 1 { print $5 }' /proc/self/mountinfo | tac)
  ((${#mounts[@]} == 0)) || { umount --lazy "${mounts[@]}" && false; }
}
