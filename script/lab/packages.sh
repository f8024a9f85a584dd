# shellcheck shell=bash
# Debian's packages that a lab is made of; what is there already, from wherever, is left alone.

need_engine_packages() {
  local missing=()
  has dockerd && has containerd || missing+=(docker.io)
  has iptables || missing+=(iptables)
  has ip || missing+=(iproute2)
  has curl || missing+=(curl)
  has_static_busybox || missing+=(busybox-static)
  install_packages "${missing[@]}"
}

need_registry_package() {
  has docker-registry || install_packages docker-registry
}

need_debootstrap() {
  has debootstrap || install_packages debootstrap
}

need_perl() {
  perl -MTime::HiRes -e1 2>/dev/null || install_packages perl
}

# What the metrics are made for; its service is not started.
need_prometheus() {
  has promtool || install_packages prometheus
}

# Other people's clients, that the tests run unmodified.
need_clients() {
  local missing=()
  /usr/bin/python3 -c 'import docker' 2>/dev/null || missing+=(python3-docker)
  /usr/bin/python3 -c 'import websocket' 2>/dev/null || missing+=(python3-websocket)
  has docker-compose || missing+=(docker-compose)
  has node || missing+=(nodejs)
  has npm || missing+=(npm)
  install_packages "${missing[@]}"
  need_npm dockerode
  need_npm stompjs
  need_openapi_generator
}

# What its lock file says, from npm's registry; without programs of others that a package would run.
need_npm() {
  local wanted=$CLONE/src/test/resources/clients/$1 folder=$CLONE/target/clients/$1
  cmp -s "$wanted/package-lock.json" "$folder/node_modules/of.json" && return
  mkdir -p "$folder"
  cp "$wanted"/package*.json "$folder"
  progress "installing npm's $1"
  (cd "$folder" && npm ci --silent --ignore-scripts --omit=optional) || die "npm could not install $1."
  cp "$wanted/package-lock.json" "$folder/node_modules/of.json"
}

# Makes a client of what a node says of its API; from Maven's registry, as what is built with it.
need_openapi_generator() {
  local artifact=org.openapitools:openapi-generator-cli:7.16.0 folder=$CLONE/target/clients/openapi
  [[ -f $folder/openapi-generator-cli.jar ]] && return
  progress "getting openapi-generator"
  (cd "$CLONE" && ./mvnw -q -B -ntp dependency:copy -Dartifact="$artifact" -DoutputDirectory="$folder" \
    -Dmdep.stripVersion=true) || die "Maven could not get $artifact."
}

has() {
  command -v "$1" >/dev/null
}

has_static_busybox() {
  has busybox && ! ldd "$(command -v busybox)" >/dev/null 2>&1
}

install_packages() {
  (($# > 0)) || return 0
  has apt-get || die "Not installed on this machine, and there is no apt-get to do it: $*."
  progress "installing Debian's $*"
  # The lists of a new machine may be empty or old.
  install_quietly "$@" >/dev/null || { apt-get -qq update && install_quietly "$@"; } || die "apt-get could not install $*."
}

# The packages bring services that listen as soon as they are installed. The lab starts its own, where only it sees them.
install_quietly() (
  policy=/usr/sbin/policy-rc.d
  if [[ ! -e $policy ]]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" </dev/null 2>&1 9>&- |
    grep -E '^(E|W):'
  exit "${PIPESTATUS[0]}"
)
