# shellcheck shell=bash
# The hosts' network. Each host is a network namespace; they meet on a bridge that has a namespace of its own, so that the
# firewall rules of this machine (Docker's own among them) neither hinder the hosts nor are touched. One link, $LAB0, leads
# from this machine to that bridge. Nobody has a route further: a look-up of a name fails at once instead of timing out.

SWITCH=switch

netns_of() {
  echo "$LAB-$1"
}

netns_file() {
  echo "/run/netns/$LAB-$1"
}

has_netns() {
  [[ -e $(netns_file "$1") ]]
}

in_switch() {
  ip -n "$(netns_of "$SWITCH")" "$@"
}

# What was begun and interrupted is begun again: the last step of each tells that it was finished.
switch_on() {
  local other
  other=$(ip -o -4 address show to "$SUBNET.254" | awk -v own="${LAB}0" '{ sub(/@.*/, "", $2) } $2 != own { print $2; exit }')
  # two labs with the same addresses reach each other's nodes
  [[ -z $other ]] || die "$other has this lab's addresses, $SUBNET.*: choose another name in DOCKERMOD_LAB."
  if ! is_up "$SWITCH" bridge; then
    switch_off
    ip netns add "$(netns_of "$SWITCH")"
    in_switch link set lo up
    in_switch link add bridge type bridge
    in_switch address add "$SUBNET.1/24" dev bridge
    in_switch link set bridge up
  fi
  if [[ -z $(ip link show "${LAB}0" up 2>/dev/null) ]]; then
    ip link delete "${LAB}0" 2>/dev/null || true
    ip link add "${LAB}0" type veth peer name machine netns "$(netns_of "$SWITCH")"
    in_switch link set machine master bridge up
    ip address add "$SUBNET.254/24" dev "${LAB}0"
    ip link set "${LAB}0" up
  fi
}

is_up() {
  [[ -n $(ip -n "$(netns_of "$1")" link show "$2" up 2>/dev/null) ]]
}

switch_off() {
  ip link delete "${LAB}0" 2>/dev/null || true
  ip netns delete "$(netns_of "$SWITCH")" 2>/dev/null || true
}

plug_in() {
  local host=$1 netns
  netns=$(netns_of "$host")
  is_up "$host" eth0 && return
  unplug "$host"
  ip netns add "$netns"
  in_switch link add "$host" type veth peer name eth0 netns "$netns"
  in_switch link set "$host" master bridge up
  ip -n "$netns" link set lo up
  ip -n "$netns" address add "$(address_of "$host")/24" dev eth0
  ip -n "$netns" link set eth0 up
}

# The link is deleted by name: with the namespace alone, the kernel would remove it some time later.
unplug() {
  in_switch link delete "$1" 2>/dev/null || true
  ip netns delete "$(netns_of "$1")" 2>/dev/null || true
}

cut_link() {
  in_switch link set "$1" down
}

heal_link() {
  in_switch link set "$1" up
}

is_cut() {
  in_switch link show "$1" 2>/dev/null | grep -q 'state DOWN'
}
