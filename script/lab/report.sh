# shellcheck shell=bash
# What the lab tells people and tests about itself.

# Lines that a shell can evaluate; processes that do not run are left out. The command for people needs the last of them.
print_env() {
  local host nodes=() sockets=() engines=() engine_pids=() node_pids=() pid
  for host in $(host_names); do
    nodes+=("$host=$(node_url "$host")")
    sockets+=("$host=unix://$(node_socket "$host")")
    engines+=("$host=$(engine_url "$host")")
    pid=$(engine_pid "$host") && engine_pids+=("$host=$pid")
    pid=$(node_pid "$host") && node_pids+=("$host=$pid")
  done
  say "NODES=\"${nodes[*]}\""
  say "SOCKETS=\"${sockets[*]}\""
  say "ENGINES=\"${engines[*]}\""
  say "ENGINE_PIDS=\"${engine_pids[*]}\""
  say "NODE_PIDS=\"${node_pids[*]}\""
  say "TOKEN=$(<"$TOKEN_FILE")"
  say "METRICS_TOKEN=$(<"$METRICS_TOKEN_FILE")"
  say "export DOCKERMOD_NODE=$(node_url node1) DOCKERMOD_TOKEN_FILE=$TOKEN_FILE"
  ! registry_pid >/dev/null || say "REGISTRY=$REGISTRY"
}

print_status() {
  local host
  say "The $LAB lab of the clone in $(<"$STATE/clone"):"
  for host in $(host_names); do
    if is_off "$host"; then
      printf '%-8s off\n' "$host"
    else
      printf '%-8s %s  link %-5s engine %-14s node %s\n' "$host" "$(address_of "$host")" "$(link_state "$host")" \
        "$(process_state "$(folder_of "$host")/dockerd.pid")" "$(node_state "$host")"
    fi
  done
  ! registry_pid >/dev/null || say "registry $REGISTRY"
}

link_state() {
  if is_cut "$1"; then
    echo cut
  elif is_slow "$1"; then
    echo slow
  else
    echo up
  fi
}

process_state() {
  local pid
  if ! pid=$(pid_in "$1"); then
    echo stopped
  elif is_hung "$1"; then
    echo "hung ($pid)"
  else
    echo "up ($pid)"
  fi
}

node_state() {
  local found
  found=$(process_state "$(folder_of "$1")/node.pid")
  if [[ $found == up* ]]; then
    if node_is_ready "$1" >/dev/null 2>&1; then
      found+=", ready, sees $(nodes_up_seen_by "$1") up"
    else
      found+=", not ready"
    fi
  fi
  echo "$found"
}

print_first_steps() {
  local token
  token=$(<"$TOKEN_FILE")
  cat <<END

Ask any node for anything:

  curl -X POST --data '{"action": "list-nodes"}' dm:$token@$SUBNET.11:8080
  curl -X POST --data '{"action": "create-container", "template": "test", "instances": 4}' dm:$token@$SUBNET.11:8080
  curl -X POST --data '{"action": "create-container", "image": "ubuntu"}' dm:$token@$(address_of "$(host_names | tail -n 1)"):8080
  curl -X POST --data '{"action": "list-containers", "all": true}' dm:$token@$SUBNET.11:8080

Or with the command for people (script/dockermod --help):

  eval "\$(script/cluster env)"
  script/dockermod nodes
  script/dockermod ps -a
  script/dockermod logs -f NAME…

See how it bears it: script/cluster kill node1, cut node1, kill-engine node1 … (script/cluster alone tells all). The end: script/cluster down.
END
}
