# shellcheck shell=bash
# The whole lab, up and down.

cluster_up() {
  local count='' upto=node argument
  for argument; do
    case $argument in
      --no-nodes) upto=engine ;;
      *)
        [[ $argument =~ ^([1-9]|1[0-9]|20)$ ]] ||
          refuse "up takes the number of hosts, 1 to 20, and --no-nodes; '$argument' is neither."
        count=$argument
        ;;
    esac
  done
  exec 9>"$LOCK"
  flock -n 9 || { say "Another script/cluster up is at work; waiting for it." && flock 9; }
  claim_lab "$count"
  # nodes find out a little later what their engines and links are like
  if [[ $upto == node ]] && all_hosts_are_whole && all_see_each_other >/dev/null 2>&1; then
    say "The cluster is up already ($(<"$STATE/hosts") hosts)."
    print_first_steps
    return
  fi
  need_engine_packages
  [[ $upto == engine ]] || build_application
  trap 'interrupted' INT TERM
  prepare_lab "$upto"
  hosts_on "$upto"
  trap - INT TERM
  [[ $upto == node ]] || return 0
  await_cluster
  progress "all $(<"$STATE/hosts") nodes see each other"
  print_first_steps
}

# One clone at a time has the lab; what a reboot or a deleted clone left of it belongs to nobody.
claim_lab() {
  local count=$1 owner=$CLONE
  [[ ! -L $STATE && (! -e $STATE || -O $STATE) ]] || die "$STATE is there and not ours: remove it."
  [[ -r $STATE/clone ]] && owner=$(<"$STATE/clone")
  if [[ $owner != "$CLONE" ]]; then
    has_netns "$SWITCH" && [[ -d $owner ]] && die "The clone in $owner has the $LAB lab: run script/cluster down first, there or here."
    clear_lab
  fi
  mkdir -p "$STATE"
  echo "$CLONE" >"$STATE/clone"
  if [[ -r $STATE/hosts && -n $count ]] && ((count < $(<"$STATE/hosts"))); then
    die "$(<"$STATE/hosts") hosts are up already: for $count, run script/cluster down first."
  fi
  [[ -r $STATE/hosts && -z $count ]] || echo "${count:-3}" >"$STATE/hosts"
}

prepare_lab() {
  local file
  for file in "$SECRET_FILE" "$TOKEN_FILE" "$METRICS_TOKEN_FILE"; do
    [[ -s $file ]] || (umask 077 && head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$file")
  done
  make_images
  switch_on
  # Once, before the hosts ask for it all at the same moment.
  [[ $1 == engine ]] || application_folder >/dev/null
}

# All hosts at the same time; each says by itself how far it is, and why it gets no further.
hosts_on() {
  local hosts
  mapfile -t hosts < <(host_names)
  at_once "host_on $1" "Not every host came up: see above; script/cluster down clears it all away." "${hosts[@]}"
}

# Ctrl-C does not reach what a script has put into the background.
interrupted() {
  trap '' INT TERM
  mapfile -t jobs < <(jobs -p)
  kill "${jobs[@]}" 2>/dev/null
  wait
  say "Interrupted; script/cluster up goes on from here, script/cluster down clears it all away."
  exit 130
}

cluster_down() {
  # An up that is under way would start again what is ended here.
  kill_all_of up
  if [[ ! -e $STATE ]] && ! has_netns "$SWITCH" && [[ -z $(leftover_hosts) ]]; then
    say "The $LAB lab is down."
    return
  fi
  clear_lab
  say "The $LAB lab is down; nothing of it is left."
}

clear_lab() {
  local host hosts processes
  mapfile -t hosts < <(leftover_hosts)
  mapfile -t processes < <(for host in "${hosts[@]}" "$SWITCH"; do pids_of "$host"; done)
  at_once host_off "The lab is not down yet: see above, and run script/cluster down again." "${hosts[@]}"
  debian_off_all
  kill_all_of "$SWITCH"
  switch_off
  unmount_below "$STATE"
  rm -rf --one-file-system "$STATE"
  # They have ended; some machines' init takes its time to bury them.
  await 5 none_known "${processes[@]}" || true
}

# The state may be lost or half written, so the namespaces and folders that are there count too.
leftover_hosts() {
  {
    host_names || true
    compgen -G "$STATE/node*" || true
    compgen -G "/run/netns/$LAB-node*" || true
  } | grep -o 'node[0-9]*$' | sort -u
}
