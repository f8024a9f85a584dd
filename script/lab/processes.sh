# shellcheck shell=bash
# Starting and ending the processes of the lab. Each carries DOCKERMOD_LAB_PART=<lab>/<host> in its environment, which its
# children inherit: so all of them are found again whatever happened to the script that started them.

# Starts a program on a host: in its network, under its host name, apart from this terminal. $3 names its log and pid file.
# shellcheck disable=SC2016 # the inner shell expands them
spawn() {
  local host=$1 folder=$2 name=$3
  shift 3
  setsid env -u http_proxy -u https_proxy -u HTTP_PROXY -u HTTPS_PROXY -C "$folder" DOCKERMOD_LAB_PART="$LAB/$host" \
    nsenter --net="$(netns_file "$host")" unshare --uts \
    bash -c 'hostname "$0" && exec "$@"' "$host" "$@" </dev/null >>"$folder/$name.log" 2>&1 9>&- &
  remember_process $! "$folder/$name.pid"
}

# A pid alone may be somebody else's by tomorrow; with its start time it is not.
remember_process() {
  printf '%s %s\n' "$1" "$(start_time "$1")" >"$2"
}

# Field 22 of /proc/<pid>/stat, nothing for a process that is gone or a zombie. The command's name may hold spaces.
start_time() {
  local stat fields
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 0
  read -ra fields <<<"${stat##*) }"
  [[ ${fields[0]} == [ZX] ]] || echo "${fields[19]}"
}

# The pid that a pid file names, if that process still runs.
pid_in() {
  local pid started
  { read -r pid started <"$1"; } 2>/dev/null || return 1
  [[ -n $started && $(start_time "$pid") == "$started" ]] || return 1
  echo "$pid"
}

is_hung() {
  grep -q '^State:.T' "/proc/$(pid_in "$1")/status" 2>/dev/null
}

signal() {
  local pid
  pid=$(pid_in "$2") && kill -s "$1" "$pid"
}

# Ends the process of a pid file at once and waits until it is gone.
kill_process() {
  signal KILL "$1" || return 0
  await 10 not pid_in "$1" || die "Process $(pid_in "$1") did not end on SIGKILL."
  rm -f "$1"
}

# Runs a function for each host at the same time, with the host as its first argument: at_once 'FUNCTION ARGUMENT…' SENTENCE
# HOST… Gives up with the sentence, when all have ended, if it failed for any: a caller's || would let the function run on
# after what fails in it.
at_once() {
  local words=() sentence=$2 host failed=0 parts=()
  read -ra words <<<"$1"
  shift 2
  for host; do
    ("${words[0]}" "$host" "${words[@]:1}") &
    parts+=($!)
  done
  for host in "${parts[@]}"; do
    wait "$host" || failed=1
  done
  ((failed == 0)) || die "$sentence"
}

# Processes of one part of the lab: what was started there, and what runs in its network or its containers.
pids_of() {
  local part=$1 folder
  {
    grep -lszx "DOCKERMOD_LAB_PART=$LAB/$part" /proc/[0-9]*/environ | cut -d/ -f3 || true
    ip netns pids "$(netns_of "$part")" 2>/dev/null || true
    for folder in $(cgroups_of "$part"); do
      find "$folder" -name cgroup.procs -exec cat {} + 2>/dev/null || true
    done
  } | sort -un
}

# Where dockerd puts the containers of a host (--cgroup-parent): one folder, or one for each controller with cgroup v1.
cgroups_of() {
  compgen -G "/sys/fs/cgroup/$LAB-$1" || compgen -G "/sys/fs/cgroup/*/$LAB-$1"
}

# Ends all processes of a part of the lab, and waits until they are gone.
kill_all_of() {
  local part=$1
  await 15 none_left_of "$part" || die "Processes of $part did not end on SIGKILL: $(pids_of "$part" | xargs)."
}

none_left_of() {
  local pids folder state
  # A container that is paused (cgroup v1) takes no signal, not even this one.
  for folder in $(cgroups_of "$1"); do
    while read -r state; do
      echo THAWED >"$state"
    done < <(find "$folder" -name freezer.state)
  done
  mapfile -t pids < <(pids_of "$1")
  ((${#pids[@]} == 0)) || { kill -KILL "${pids[@]}" && false; }
}

none_known() {
  local pid
  for pid; do
    [[ ! -e /proc/$pid ]] || return 1
  done
}

remove_cgroups_of() {
  local folder
  for folder in $(cgroups_of "$1"); do
    find "$folder" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
}
