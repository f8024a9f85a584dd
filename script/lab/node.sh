# shellcheck shell=bash
# A host's DockerMod process.

node_url() {
  echo "http://$(address_of "$1"):8080"
}

node_socket() {
  echo "$(folder_of "$1")/api/docker.sock"
}

node_pid() {
  pid_in "$(folder_of "$1")/node.pid"
}

node_is_ready() {
  ask --max-time 2 "$(node_url "$1")/actuator/health/readiness"
}

# Starts the process; arguments go to it, as those of an ordinary command line.
launch_node() {
  local host=$1 folder application java
  shift
  folder=$(folder_of "$host")
  application=$(application_folder) || exit 1
  java=$(jdk)/bin/java || exit 1
  write_node_settings "$host"
  start_faster "$application"
  spawn "$host" "$folder" node "$java" "@$application/jvm.options" -XX:AOTCache="$application/$AOT_CACHE" \
    -jar "$application/dockermod.jar" "$@"
}

await_node() {
  local host=$1
  await 90 node_is_ready_or_ended "$host" || true
  node_is_ready "$host" >/dev/null 2>&1 || die_with_log "$(folder_of "$host")/node.log" "$host does not get ready."
}

node_is_ready_or_ended() {
  ! node_pid "$1" || { listens "$(address_of "$1")" 8080 && node_is_ready "$1"; }
}

# SIGTERM, and time for what a node does before it goes. A hung one could not hear it.
stop_node() {
  local host=$1 file
  file=$(folder_of "$host")/node.pid
  signal TERM "$file" || return 0
  signal CONT "$file" || true
  await 30 not pid_in "$file" && return
  kill_process "$file"
  die_with_log "${file%.pid}.log" "$host did not stop within 30 s and was killed."
}

kill_node() {
  kill_process "$(folder_of "$1")/node.pid"
}

write_node_settings() {
  local host=$1 folder zones=(c a b)
  folder=$(folder_of "$host")
  mkdir -p "$folder/config"
  ln -sfn "$(<"$STATE/clone")/templates" "$folder/templates"
  cat >"$folder/config/application.yaml" <<END
server:
  address: $(address_of "$host")
  port: 8080
dockermod:
  docker:
    host: unix://$(engine_socket "$host")
  socket: $(node_socket "$host")
  node:
    labels:
      zone: ${zones[${host#node} % 3]}
  security:
    secret-file: $SECRET_FILE
    token-file: $TOKEN_FILE
    metrics-token-file: $METRICS_TOKEN_FILE
END
  cat >"$folder/hazelcast.yaml" <<END
hazelcast:
  network:
    port:
      port: 5701
      auto-increment: false
    interfaces:
      enabled: true
      interfaces:
        - $(address_of "$host")
    join:
      auto-detection:
        enabled: false
      multicast:
        enabled: false
      tcp-ip:
        enabled: true
        connection-timeout-seconds: 2
        member-list:
$(for host in $(host_names); do echo "          - $(address_of "$host")"; done)
END
}

# How many nodes this one counts as up, itself included.
nodes_up_seen_by() {
  { ask --user "dm:$(<"$TOKEN_FILE")" --data '{"action": "list-nodes"}' "$(node_url "$1")/" 2>/dev/null || true; } |
    { grep -Eo '"state" *: *"up"' || true; } | wc -l
}

all_see_each_other() {
  local host
  for host in $(host_names); do
    node_is_ready "$host" && [[ $(nodes_up_seen_by "$host") == "$(<"$STATE/hosts")" ]] || return 1
  done
}

await_cluster() {
  local host
  PAUSE=0.2 await 60 all_see_each_other && return
  for host in $(host_names); do
    node_is_ready "$host" >/dev/null 2>&1 ||
      die_with_log "$(folder_of "$host")/node.log" "$host is not ready."
  done
  die "Not all nodes see each other after 60 s; up, as each sees it: $(for host in $(host_names); do
    printf '%s %s, ' "$host" "$(nodes_up_seen_by "$host")"
  done)of $(<"$STATE/hosts")."
}
