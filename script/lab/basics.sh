# shellcheck shell=bash
# Saying things, giving up, waiting: what all the other files use.

say() {
  printf '%s\n' "$*"
}

# A sentence of progress, with the seconds since the command began.
progress() {
  printf '%4d s  %s\n' "$SECONDS" "$*"
}

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Asked for something that there is not: 2, as for any wrong use of a command.
refuse() {
  printf '%s\n' "$*" >&2
  exit 2
}

# What went wrong, and the end of the log ($1) that tells why, without the depths of stack traces.
die_with_log() {
  local log=$1
  shift
  {
    printf '%s The end of %s:\n' "$*" "$log"
    tail -n 300 "$log" 2>/dev/null | grep -Ev '^[[:space:]]+(at |\.\.\. [0-9]+ )' | tail -n 15 | cut -c 1-500 | sed 's/^/    /'
  } >&2
  exit 1
}

# Repeats a command quietly until it succeeds, for at most $1 seconds; every 50 ms, or as PAUSE says.
await() {
  local end=$((${EPOCHREALTIME/[.,]/} + $1 * 1000000))
  shift
  until "$@" >/dev/null 2>&1; do
    ((${EPOCHREALTIME/[.,]/} < end)) || return 1
    sleep "${PAUSE-0.05}"
  done
}

not() {
  ! "$@"
}

# Cheaper than to ask with curl, while a process that is starting needs the processor.
listens() {
  (: <"/dev/tcp/$1/$2") 2>/dev/null
}

# curl as the lab needs it: silent, a failure for every answer from 400 on, past any proxy.
ask() {
  curl --silent --show-error --fail --noproxy '*' --max-time 5 "$@"
}
