#!/usr/bin/env bash
# debian-boot.sh ROOT CGROUP: ends as systemd, process 1 of the host whose files are in ROOT. Runs in the host's network; what
# else a host has of its own (processes, mounts, its tree of cgroups) is made here.
set -euo pipefail

if [[ ${3-} != inside ]]; then
  # With cgroup v1, systemd uses the tree of v2 that has no controllers.
  for tree in /sys/fs/cgroup/unified /sys/fs/cgroup; do
    [[ -e $tree/cgroup.procs ]] && break
  done
  mkdir -p "$tree/$2"
  echo $$ >"$tree/$2/cgroup.procs"
  exec unshare --cgroup --pid --mount --ipc --fork --kill-child "$0" "$1" "$2" inside
fi

root=$1
mount --make-rprivate /
mount --rbind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
mount -t tmpfs tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mkdir "$root/run/old"
cd "$root"
pivot_root . run/old
# shellcheck disable=SC2093 # nothing comes after it
exec env -i container=lab PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -c 'umount --lazy /run/old && rmdir /run/old && exec /sbin/init'
