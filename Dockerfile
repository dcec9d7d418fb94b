# The image of all roles, made of the jar of `mvn -DskipTests package`:
#   docker build -t giaoban .
# It holds no secrets, needs no root and writes nowhere but to /var/lib/giaoban and /tmp.
ARG JRE=eclipse-temurin:17-jre

# The jar, and the classes of all roles laid out as this very JVM wants them in memory (class data sharing), for which
# a demonstration runs to its end: a process is up in half the time.
FROM ${JRE} AS archive
WORKDIR /opt/giaoban
COPY pipeline/target/giaoban.jar deploy/jvm.options ./
RUN java -XX:ArchiveClassesAtExit=giaoban.jsa -Xlog:cds=off -Xlog:cds+dynamic=off -jar /opt/giaoban/giaoban.jar demo --speed max --exit --json > /dev/null

FROM ${JRE}
LABEL org.opencontainers.image.title="giaoban" \
      org.opencontainers.image.description="Districts' daily reports become a city's rolling picture and its alerts." \
      org.opencontainers.image.licenses="Apache-2.0"
# A user by number, so that Kubernetes sees that it is not root; its name is for Java's user.home.
RUN echo 'giaoban:x:10001:10001::/var/lib/giaoban:/usr/sbin/nologin' >> /etc/passwd \
 && echo 'giaoban:x:10001:' >> /etc/group \
 && mkdir -p /var/lib/giaoban && chown 10001:10001 /var/lib/giaoban
COPY --from=archive /opt/giaoban /opt/giaoban
USER 10001:10001
WORKDIR /var/lib/giaoban
ENV LANG=C.UTF-8
EXPOSE 8080
# JAVA_TOOL_OPTIONS adds to these; _JAVA_OPTIONS overrules them.
ENTRYPOINT ["java", "@/opt/giaoban/jvm.options", "-XX:SharedArchiveFile=/opt/giaoban/giaoban.jsa", "-jar", "/opt/giaoban/giaoban.jar"]
CMD ["--help"]
