# shellcheck shell=bash
# A slow link: slow-link.pl lies between the host's end of its cable and the bridge. Not every kernel has netem (tc), and this
# needs no more than taps.

# What travels to the host is late by $2 (200ms) or lost ($3, 5%); what it answers travels freely.
slow_link() {
  local host=$1 delay loss
  delay=$(seconds_of "$2")
  loss=$(awk -v percent="${3%\%}" 'BEGIN { print percent / 100 }')
  usual_link "$host"
  [[ $delay != 0 || $loss != 0 ]] || return 0
  need_perl
  spawn "$SWITCH" "$(slow_folder)" "$host" perl "$CLONE/script/lab/slow-link.pl" "$host-in" "$host-out" "$delay" "$loss"
  await 5 in_switch link show "$host-out" || die_with_log "$(slow_folder)/$host.log" "The link of $host cannot be made slow."
  in_switch link add "$host-slow" type bridge
  in_switch link set "$host-slow" up
  in_switch link set "$host-out" master "$host-slow" up
  in_switch link set "$host-in" master bridge up
  in_switch link set "$host" master "$host-slow"
}

# Straight to the bridge again.
usual_link() {
  local host=$1
  is_slow "$host" || return 0
  in_switch link set "$host" master bridge
  kill_process "$(slow_folder)/$host.pid"
  in_switch link delete "$host-slow" 2>/dev/null || true
}

is_slow() {
  [[ -e $(slow_folder)/$1.pid ]]
}

slow_folder() {
  mkdir -p "$STATE/$SWITCH"
  echo "$STATE/$SWITCH"
}

seconds_of() {
  awk -v time="$1" 'BEGIN { print time * (time ~ /us$/ ? 0.000001 : time ~ /[0-9]s$/ ? 1 : 0.001) }'
}
