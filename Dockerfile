# The jar is built outside (./mvnw package); this only packs it with a Java 25 runtime.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}

LABEL org.opencontainers.image.title="DockerMod" \
      org.opencontainers.image.description="One small process beside each Docker daemon; any of them answers for all of them" \
      org.opencontainers.image.licenses="Apache-2.0"

WORKDIR /opt/dockermod
COPY target/dockermod.jar dockermod.jar
COPY hazelcast.yaml hazelcast.yaml
COPY config/ config/
COPY templates/ templates/

# 8080 for callers, 5701 for the other nodes
EXPOSE 8080 5701
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m", "-Xmn40m", "-Xss512k", "-jar", "dockermod.jar"]
