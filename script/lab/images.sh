# shellcheck shell=bash
# The images of a lab without a registry: a static busybox is a whole image. It is put together by hand, the same to the
# byte each time, so that its id is the same on every engine and each can be given it at the same moment.

IMAGES=$STATE/images.tar

make_images() {
  local work layer config
  [[ -e $IMAGES ]] && return
  work=$(mktemp -d "$STATE/images.XXXXXX")
  make_root "$work/root"
  tar_of "$work/root" . >"$work/layer.tar"
  layer=$(sha256sum <"$work/layer.tar" | cut -d' ' -f1)
  image_config "$layer" >"$work/config.json"
  config=$(sha256sum <"$work/config.json" | cut -d' ' -f1)
  mv "$work/config.json" "$work/$config.json"
  printf '[{"Config":"%s.json","RepoTags":["busybox:latest","ubuntu:latest","alpine:latest"],"Layers":["layer.tar"]}]' \
    "$config" >"$work/manifest.json"
  tar_of "$work" manifest.json "$config.json" layer.tar >"$IMAGES.part"
  mv "$IMAGES.part" "$IMAGES"
  rm -rf "$work"
}

make_root() {
  local applet
  mkdir -p "$1"/{bin,etc,tmp,root,var}
  chmod 1777 "$1/tmp"
  cp "$(command -v busybox)" "$1/bin/busybox"
  for applet in $(busybox --list); do
    [[ $applet == busybox ]] || ln -s busybox "$1/bin/$applet"
  done
  echo root:x:0:0:root:/root:/bin/sh >"$1/etc/passwd"
  echo root:x:0: >"$1/etc/group"
}

tar_of() {
  local folder=$1
  shift
  tar -C "$folder" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -c "$@"
}

image_config() {
  local architecture
  architecture=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
  printf '{"architecture":"%s","os":"linux","created":"2026-01-01T00:00:00Z","config":%s,"rootfs":%s,"history":%s}' \
    "$architecture" '{"Env":["PATH=/bin"],"Cmd":["sh"]}' \
    "{\"type\":\"layers\",\"diff_ids\":[\"sha256:$1\"]}" \
    '[{"created":"2026-01-01T00:00:00Z","created_by":"busybox"}]'
}

load_images() {
  local socket
  socket=$(engine_socket "$1")
  ask --unix-socket "$socket" http://engine/images/busybox/json >/dev/null 2>&1 && return
  ask --max-time 60 --unix-socket "$socket" --header 'Content-Type: application/x-tar' --data-binary "@$IMAGES" \
    http://engine/images/load >/dev/null || die_with_log "$(folder_of "$1")/dockerd.log" "$1 does not take the images."
}

# A Debian 12 about as small as debian:12-slim, out of what the Debian hosts of the lab are made of.
load_base_image() {
  local base except=(share cache lib/apt lib/dpkg lib/systemd 'bin/docker*' 'bin/containerd*' bin/ctr sbin/dockerd sbin/runc sbin/dnet)
  need_debootstrap
  base=$(debian_base) || exit 1
  tar -C "$base" "${except[@]/#/--exclude=./usr/}" --exclude=./var/cache --exclude=./var/lib --exclude=./proc --exclude=./sys \
    --exclude=./dev --exclude=./lib/systemd -c . |
    docker -H "unix://$(engine_socket "$1")" import --change 'CMD ["bash"]' - dockermod-base >/dev/null ||
    die "$1 does not take the base image."
}
