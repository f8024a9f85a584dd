# shellcheck shell=bash
# The DockerMod that the nodes run: built from the clone that the lab belongs to, and unpacked once for each build, since a
# jar of jars starts slower. Each build has a folder of its own, so that running nodes keep theirs.

APPLICATIONS=$STATE/application
AOT_CACHE=application.aot

build_application() {
  local changed
  if [[ -e $JAR ]]; then
    changed=$(find "$CLONE"/{src/main,pom.xml,hazelcast.yaml} -newer "$JAR" -print -quit 2>/dev/null)
    [[ -n $changed ]] || return 0
    progress "building DockerMod again (${changed#"$CLONE"/} is newer than the jar)"
  else
    progress "building DockerMod (the first time, Maven fetches what it needs)"
  fi
  # Only what runs: the linters and the tests have their turn in script/test.
  "$CLONE/mvnw" -f "$CLONE/pom.xml" --batch-mode --quiet -Dmaven.test.skip -Dspring-javaformat.skip -Dcheckstyle.skip \
    package </dev/null ||
    die "The build failed; its messages stand above."
}

# Prints the folder of the newest build, unpacked.
application_folder() {
  local jar folder
  jar=$(<"$STATE/clone")/target/dockermod.jar
  [[ -e $jar ]] || die "There is no $jar: build it with ./mvnw -DskipTests package."
  folder=$APPLICATIONS/$(stat -c %Y-%s "$jar")
  if [[ ! -e $folder ]]; then
    (
      flock 8
      [[ -e $folder ]] || unpack "$jar" "$folder"
    ) 8>"$STATE/application.lock" || exit 1
  fi
  echo "$folder"
}

unpack() {
  local part java
  java=$(jdk)/bin/java || exit 1
  part=$(mktemp -d "$STATE/unpack.XXXXXX")
  "$java" -Djarmode=tools -jar "$1" extract --force --destination "$part" >/dev/null ||
    die "$1 could not be unpacked."
  mkdir -p "$APPLICATIONS"
  mv "$part" "$2"
  train "$java" "$2" || progress "no AOT cache could be made: nodes start slower"
}

# What a start loads and links, kept for all starts to come (Java's AOT cache): they take half as long. The trial ends
# before it serves, and meets nobody: it has a network of its own. The cache is for a jar at this very path.
train() {
  local part=$2/part.aot
  timeout -s KILL 120 unshare --net env -C "$2" bash -c 'ip link set lo up && exec "$@"' bash \
    "$1" "${JVM_OPTIONS[@]}" -XX:AOTCacheOutput="$part" -Dspring.context.exit=onRefresh -jar "$2/dockermod.jar" \
    --dockermod.docker.host=unix:///nonexistent/docker.sock --dockermod.socket= </dev/null &>"$2/training.log" &&
    mv "$part" "$2/$AOT_CACHE"
}

jdk() {
  "$CLONE/script/jdk" || exit 1
}
