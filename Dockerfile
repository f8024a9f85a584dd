# A node in an image: docs/image.md. Jar and Java runtime are built outside (./mvnw package); this unpacks the one, and makes
# Java's AOT cache of what a start loads. The base needs what every Debian or Ubuntu has: glibc, sh, coreutils, flock, perl.
ARG BASE=debian:12-slim

FROM ${BASE} AS unpacked
COPY target/runtime /usr/lib/dockermod/runtime
COPY target/dockermod.jar /tmp/dockermod.jar
RUN /usr/lib/dockermod/runtime/bin/java -Djarmode=tools -jar /tmp/dockermod.jar extract --force --destination /usr/lib/dockermod
COPY src/main/dist/jvm.options src/main/dist/aot-cache src/main/dist/healthy /usr/lib/dockermod/

FROM ${BASE}
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="DockerMod" \
      org.opencontainers.image.description="One small process beside each Docker daemon; any of them answers for all of them" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

# 5701 is nobody's on Debian. Nobody else may enter the socket's folder, nor a volume that is mounted there.
RUN echo dockermod:x:5701:5701::/etc/dockermod:/usr/sbin/nologin >>/etc/passwd && echo dockermod:x:5701: >>/etc/group && \
    mkdir -p /etc/dockermod /run/dockermod /var/cache/dockermod && chown 5701:5701 /run/dockermod /var/cache/dockermod && \
    chmod 750 /run/dockermod
COPY --from=unpacked /usr/lib/dockermod /usr/lib/dockermod
COPY config/application.yaml hazelcast.yaml /etc/dockermod/
COPY templates /etc/dockermod/templates

USER 5701:5701
WORKDIR /etc/dockermod
RUN JAVA=/usr/lib/dockermod/runtime/bin/java /usr/lib/dockermod/aot-cache /usr/lib/dockermod /var/cache/dockermod/application.aot
# 8080 for callers, 5701 for the other nodes
EXPOSE 8080 5701
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/usr/lib/dockermod/healthy"]
ENTRYPOINT ["/usr/lib/dockermod/runtime/bin/java", "@/usr/lib/dockermod/jvm.options", \
            "-XX:AOTCache=/var/cache/dockermod/application.aot", "-jar", "/usr/lib/dockermod/dockermod.jar"]
