# shellcheck shell=bash
# The DockerMod that the nodes run: built from the clone that the lab belongs to, and unpacked once for each build, since a
# jar of jars starts slower. Each build has a folder of its own, so that running nodes keep theirs.

APPLICATIONS=$STATE/application
AOT_CACHE=application.aot
JAVA_OPTIONS=$CLONE/src/main/dist/jvm.options

build_application() {
  local changed
  if [[ -e $JAR ]]; then
    changed=$(find "$CLONE"/{src/main,pom.xml,hazelcast.yaml} -newer "$JAR" -print -quit 2>/dev/null)
    [[ -n $changed ]] || return 0
    progress "building DockerMod again (${changed#"$CLONE"/} is newer than the jar)"
  else
    progress "building DockerMod (the first time, Maven fetches what it needs)"
  fi
  # Only what runs: the linters, the tests and the Debian package have their turn in script/test.
  "$CLONE/mvnw" -f "$CLONE/pom.xml" --batch-mode --quiet -Dmaven.test.skip -Dspring-javaformat.skip -Dcheckstyle.skip \
    -Dpackage.skip package </dev/null ||
    die "The build failed; its messages stand above."
}

# Prints the folder of the newest build, unpacked; another one where Java's options have changed.
application_folder() {
  local jar folder
  jar=$(<"$STATE/clone")/target/dockermod.jar
  [[ -e $jar ]] || die "There is no $jar: build it with ./mvnw -DskipTests package."
  folder=$APPLICATIONS/$(stat -c %Y-%s "$jar")-$(stat -c %Y "$JAVA_OPTIONS")
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
  cp "$JAVA_OPTIONS" "$part"
  mkdir -p "$APPLICATIONS"
  mv "$part" "$2"
  start_faster "$2"
}

# Without a cache, nodes start slower and run as ever.
start_faster() {
  JAVA=$(jdk)/bin/java "$CLONE/src/main/dist/aot-cache" "$1" "$1/$AOT_CACHE" || progress "nodes start slower" >&2
}

jdk() {
  "$CLONE/script/jdk" || exit 1
}
