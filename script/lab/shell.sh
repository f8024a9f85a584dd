# shellcheck shell=bash
# A shell as on one of the lab's hosts, with everything where the documentation says that it is.

# What runs there ends with it, whatever it put into the background; nothing that it writes into /etc, /run or its home is left.
shell_on() {
  local host=$1 room
  shift
  (($# > 0)) || set -- bash
  room=$(mktemp -d "$STATE/shell.XXXXXX")
  # shellcheck disable=SC2064 # it is known now
  trap "rmdir '$room'" EXIT
  nsenter --net="$(netns_file "$host")" unshare --mount --uts --pid --fork --kill-child --mount-proc \
    env -i PATH="$room/bin:$PATH" HOME="$room/home" TERM="${TERM-dumb}" LANG=C.UTF-8 DOCKERMOD_LAB="$LAB" \
    bash -euc "source '$CLONE/script/lab/basics.sh'; source '$CLONE/script/lab/settings.sh'
      $(declare -f furnish); furnish $host $room; cd ~; exec \"\$@\"" bash "$@"
}

# In namespaces of its own: the host's name, the nodes' names and addresses, the sockets, the secrets, the commands.
furnish() {
  local host=$1 room=$2 names=(host-{a..t}) other
  hostname "$host"
  mount -t tmpfs tmpfs "$room"
  mkdir "$room"/{etc,work,home,bin}
  mount -t overlay overlay -o "lowerdir=/etc,upperdir=$room/etc,workdir=$room/work" /etc
  mount -t tmpfs tmpfs /run
  mkdir -p /etc/dockermod /run/dockermod
  {
    echo 127.0.0.1 localhost
    for other in $(host_names); do
      echo "$(address_of "$other") ${names[${other#node} - 1]} $other"
    done
  } >/etc/hosts
  # links, not mounts: a node that is started again makes its socket anew
  ln -s "$(folder_of "$host")/api/docker.sock" /run/dockermod/docker.sock
  ln -s "$(folder_of "$host")/docker.sock" /run/docker.sock
  cp "$SECRET_FILE" "$TOKEN_FILE" "$METRICS_TOKEN_FILE" "$(folder_of "$host")"/{config/application.yaml,hazelcast.yaml} /etc/dockermod
  cp -r "$CLONE/templates" /etc/dockermod
  ln -s "$CLONE/script/dockermod" "$room/bin/dockermod"
}
