# shellcheck shell=bash
# Runs the commands of a page in one bash, one fence after the other: run-page.sh FOLDER [FILE…], where each fence is a file in the
# folder, named by its place in the page; the other files are copied into the working directory. What a fence says is in FILE.out; its end is told by FILE.done. The first command that fails ends it.
set -eEo pipefail

# An answer from 400 up is a failure.
curl() {
  case " $* " in
    *" -f"* | *" --fail"*) command curl --silent --show-error "$@" ;;
    *) command curl --silent --show-error --fail-with-body "$@" ;;
  esac
}

# What is followed for some seconds ends as it is meant to.
timeout() {
  command timeout "$@" || (($? == 124))
}

trap 'echo "line $LINENO ends with status $?: $BASH_COMMAND"' ERR
exec </dev/null
((${#@} == 1)) || cp "${@:2}" .
for fence in "$1"/*.sh; do
  exec >"$fence.out" 2>&1
  # shellcheck source=/dev/null
  source "$fence"
  : >"$fence.done"
done
