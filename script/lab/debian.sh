# shellcheck shell=bash
# Bare Debian hosts beside the lab's own: what an operator has before DockerMod comes. Debian 12 with its own Docker, systemd
# as process 1, an address on the lab's network, and a server of names that none of them starts; nothing else. The files are
# made once for all labs (debootstrap) and kept; what a host writes lies over them and goes with the host.

DEBIAN_PACKAGES=systemd,systemd-sysv,dbus,iproute2,iptables,procps,ca-certificates,curl,adduser,openssh-client,openssh-server,docker.io,dnsmasq-base
DEBIAN_BASES=/var/cache/dockermod-lab

debian_up() {
  local count=$1 base host hosts
  need_debootstrap
  base=$(debian_base) || exit 1
  mapfile -t hosts < <(seq -f 'debian%g' 1 "$count")
  at_once "debian_on $base" "Not every Debian host came up: see above." "${hosts[@]}"
  for host in $(debian_names); do
    say "$host $(address_of "$host") $(debian_root "$host")"
  done
}

debian_names() {
  compgen -G "$STATE/debian*" | grep -o 'debian[0-9]*$' | sort -u
}

debian_root() {
  echo "$(folder_of "$1")/root"
}

# Process 1 of the host, as this machine counts.
debian_init() {
  local pid
  pid=$(pid_in "$(folder_of "$1")/init.pid") && pgrep -P "$pid"
}

# Makes the common files where there are none of these packages, and prints their folder.
debian_base() {
  local base part
  base=$DEBIAN_BASES/bookworm-$(cksum <<<"$DEBIAN_PACKAGES" | cut -d' ' -f1)
  mkdir -p "$DEBIAN_BASES"
  (
    flock 7
    [[ ! -e $base ]] || exit 0
    progress "putting a Debian 12 together in $base" >&2
    part=$(mktemp -d "$DEBIAN_BASES/part.XXXXXX")
    trap 'rm -rf --one-file-system "$part"' EXIT
    chmod 755 "$part"
    debootstrap --variant=minbase --include="$DEBIAN_PACKAGES" bookworm "$part" \
      "${DEBIAN_MIRROR-http://deb.debian.org/debian}" >"$base.log" 2>&1 </dev/null || exit 1
    rm -f "$part"/var/cache/apt/archives/*.deb "$part/etc/resolv.conf"
    : >"$part/etc/machine-id"
    mv "$part" "$base"
    trap - EXIT
  ) 7>"$DEBIAN_BASES/lock" || die_with_log "$base.log" "debootstrap could not make a Debian 12."
  echo "$base"
}

debian_on() {
  local host=$1 base=$2 folder
  folder=$(folder_of "$host")
  debian_init "$host" >/dev/null && return
  mkdir -p "$folder"/{root,upper,work,docker,containerd}
  plug_in "$host"
  nothing_mounted_below "$folder" || die "$host is mounted still: script/cluster debian-off $host."
  mount -t overlay overlay -o "lowerdir=$base,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
  # Docker's own overlays cannot lie on one.
  mkdir -p "$folder"/root/var/lib/{docker,containerd}
  mount --bind "$folder/docker" "$folder/root/var/lib/docker"
  mount --bind "$folder/containerd" "$folder/root/var/lib/containerd"
  echo "$host" >"$folder/root/etc/hostname"
  debian_hosts >"$folder/root/etc/hosts"
  spawn "$host" "$folder" init "$CLONE/script/lab/debian-boot.sh" "$folder/root" "$LAB-$host"
  await 60 debian_is_up "$host" || die_with_log "$folder/init.log" "$host does not come up."
  on_debian "$host" docker load --quiet <"$IMAGES" >/dev/null || die "The engine of $host does not take the images."
  progress "$host: Debian and its engine are up" >&2
}

debian_hosts() {
  local number
  echo 127.0.0.1 localhost
  for number in 1 2 3 4 5; do
    echo "$(address_of "debian$number") debian$number"
  done
}

debian_is_up() {
  debian_init "$1" && (on_debian "$1" systemctl is-active --quiet docker.service && on_debian "$1" docker info)
}

# As root on the host, with what a login there would have and nothing of this machine's.
on_debian() {
  local host=$1 pid
  shift
  pid=$(debian_init "$host") || die "There is no $host: script/cluster debian ${host#debian}."
  nsenter --target "$pid" --all -- env -i -C /root HOME=/root USER=root SHELL=/bin/bash LANG=C.UTF-8 TERM="${TERM-dumb}" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

# The disk goes too.
debian_off() {
  local host=$1 folder
  folder=$(folder_of "$host")
  cut_link "$host" 2>/dev/null || true
  kill_all_of "$host"
  unmount_below "$folder"
  remove_cgroups_of "$host"
  unplug "$host"
  rm -rf --one-file-system "$folder"
}

debian_off_all() {
  local host
  for host in $(debian_names); do
    debian_off "$host"
  done
}
