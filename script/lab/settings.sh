# shellcheck shell=bash disable=SC2034 # the other files use these
# What a lab is called and where everything of it lies. DOCKERMOD_LAB chooses the lab, so that the tests (dmt) do not
# disturb a cluster that somebody tries things on (dm).

LAB=${DOCKERMOD_LAB:-dm}
# It becomes part of the names of links, which the kernel limits to 15 characters.
[[ $LAB =~ ^[a-z]{1,8}$ ]] || die "DOCKERMOD_LAB is '$LAB'; allowed are one to eight small letters."

case $LAB in
  dm) SUBNET=10.77.0 ;;
  dmt) SUBNET=10.78.0 ;;
  *) SUBNET=10.$((79 + $(cksum <<<"$LAB" | cut -d' ' -f1) % 170)).0 ;;
esac

CLONE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
JAR=$CLONE/target/dockermod.jar

STATE=/var/tmp/$LAB-lab
LOCK=/run/$LAB-lab.lock
SECRET_FILE=$STATE/secret
TOKEN_FILE=$STATE/token
METRICS_TOKEN_FILE=$STATE/metrics-token

REGISTRY=$SUBNET.1:5000

# A root shell made with su may lack them.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

# The names of the lab's hosts, one a line; none when it is down.
host_names() {
  [[ -r $STATE/hosts ]] && seq -f 'node%g' 1 "$(<"$STATE/hosts")"
}

is_host() {
  host_names | grep -qx -- "$1"
}

address_of() {
  case $1 in
    debian*) echo "$SUBNET.$((40 + ${1#debian}))" ;;
    *) echo "$SUBNET.$((10 + ${1#node}))" ;;
  esac
}

folder_of() {
  echo "$STATE/$1"
}
