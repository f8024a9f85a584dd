# shellcheck shell=bash
# A real registry (Debian's docker-registry) on the bridge's address: all hosts and this machine reach it, nobody else.

registry_pid() {
  pid_in "$STATE/$SWITCH/registry.pid"
}

registry_answers() {
  ask --max-time 2 "http://$REGISTRY/v2/"
}

start_registry() {
  local folder=$STATE/$SWITCH
  need_registry_package
  registry_pid >/dev/null && return
  mkdir -p "$folder"
  cat >"$folder/registry.yaml" <<END
version: 0.1
log:
  level: warn
storage:
  filesystem:
    rootdirectory: $folder/registry
  delete:
    enabled: true
http:
  addr: $REGISTRY
END
  spawn "$SWITCH" "$folder" registry docker-registry serve "$folder/registry.yaml"
  await 10 registry_answers || die_with_log "$folder/registry.log" "The registry does not answer."
}
