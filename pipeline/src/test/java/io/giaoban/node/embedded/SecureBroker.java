package io.giaoban.node.embedded;

import io.giaoban.node.PemFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real broker in this process as {@code compose.secure.yml} sets them up: clients come by
 * SASL/SCRAM over TLS, brokers and the administrator by certificates, and nobody may do anything
 * without a right.
 */
public final class SecureBroker implements AutoCloseable {
  private final RaftNode node;
  private final Path dir;
  private final int clients;
  private final int insiders;

  private SecureBroker(RaftNode node, Path dir, int clients, int insiders) {
    this.node = node;
    this.dir = dir;
    this.clients = clients;
    this.insiders = insiders;
  }

  /** Starts one that keeps its data and certificates in that directory. */
  public static SecureBroker start(Path dir) throws Exception {
    RecordingAuthorizer.forget();
    writeCertificates(dir);
    Path data = dir.resolve("data");
    format(data);
    BrokerPorts ports = BrokerPorts.choose(new LoopbackPort("Kafka", 0, ""));
    int insiders = freePort();
    Map<String, String> settings = BrokerSettings.of(ports, data);
    settings.putAll(listeners(ports, insiders));
    settings.putAll(tls(dir));
    settings.put("listener.name.clients.sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.clients.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.put("authorizer.class.name", RecordingAuthorizer.class.getName());
    settings.put("super.users", "User:broker;User:admin");
    RaftNode node = new RaftNode(new KafkaConfig(settings, false), ports);
    node.start();
    return new SecureBroker(node, dir, ports.broker(), insiders);
  }

  /** Where clients come. */
  public String bootstrapServers() {
    return LoopbackPort.HOST + ":" + clients;
  }

  /** Where who has a certificate comes. */
  public String insideServers() {
    return LoopbackPort.HOST + ":" + insiders;
  }

  /** The certificates to trust, in PEM. */
  public Path trust() {
    return dir.resolve("trust.pem");
  }

  /** How the administrator comes in. */
  public Path admin() throws IOException {
    return Files.writeString(
        dir.resolve("admin.properties"),
        """
        security.protocol=SSL
        ssl.keystore.type=PEM
        ssl.keystore.location=%s
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """
            .formatted(dir.resolve("admin.pem"), trust()));
  }

  @Override
  public void close() {
    node.stop();
  }

  private static Map<String, String> listeners(BrokerPorts ports, int insiders) {
    String open =
        "CLIENTS://127.0.0.1:%d,BROKERS://127.0.0.1:%d".formatted(ports.broker(), insiders);
    return Map.of(
        "listeners", open + ",CONTROLLER://127.0.0.1:" + ports.controller(),
        "advertised.listeners", open,
        "listener.security.protocol.map", "CLIENTS:SASL_SSL,BROKERS:SSL,CONTROLLER:SSL",
        "inter.broker.listener.name", "BROKERS",
        "listener.name.brokers.ssl.client.auth", "required",
        "listener.name.controller.ssl.client.auth", "required");
  }

  private static Map<String, String> tls(Path dir) {
    return Map.of(
        "ssl.keystore.type", "PEM",
        "ssl.keystore.location", dir.resolve("broker.pem").toString(),
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", dir.resolve("trust.pem").toString(),
        "ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT");
  }

  private static void writeCertificates(Path dir) throws Exception {
    StringBuilder trusted = new StringBuilder();
    for (String name : new String[] {"broker", "admin"}) {
      PemFiles.write(dir, name, "EC");
      String certificate = Files.readString(dir.resolve(name + ".crt"));
      trusted.append(certificate);
      Files.writeString(
          dir.resolve(name + ".pem"), Files.readString(dir.resolve(name + ".key")) + certificate);
    }
    Files.writeString(dir.resolve("trust.pem"), trusted);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new LoopbackPort("Kafka", 0, "").bind()) {
      return socket.getLocalPort();
    }
  }

  private static void format(Path data) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(BrokerSettings.NODE_ID)
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .run();
  }
}
