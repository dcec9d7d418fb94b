package io.giaoban.node.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One real Kafka node, broker and controller in one, on the loopback address of this JVM. It keeps
 * every record: topics have no retention unless they ask for one.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private final RaftNode server;
  private final int port;
  private final DirectoryLock lock;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(RaftNode server, int port, DirectoryLock lock) {
    this.server = server;
    this.port = port;
    this.lock = lock;
  }

  /**
   * Starts a node and waits until it serves.
   *
   * @param port the port for clients, or 0 for any that is free
   * @param dir where topics and offsets are kept; made when absent, never deleted. One node at a
   *     time may use it, each time on another port if need be.
   * @throws PortInUseException if the port is taken; no thread is left running
   * @throws UncheckedIOException if the directory cannot be used, or is in use
   */
  public static EmbeddedBroker start(int port, Path dir) {
    LoopbackPort wanted = new LoopbackPort("Kafka", port, "--kafka-port");
    BrokerPorts ports = BrokerPorts.choose(wanted);
    DirectoryLock lock = lock(dir);
    EmbeddedBroker broker = null;
    try {
      formatOnce(dir);
      KafkaConfig config = new KafkaConfig(BrokerSettings.of(ports, dir), false);
      broker = new EmbeddedBroker(started(config, ports), ports.broker(), lock);
      return broker;
    } catch (RuntimeException e) {
      throw hasCause(e, BindException.class) ? wanted.inUse(e) : e;
    } finally {
      if (broker == null) {
        release(lock);
      }
    }
  }

  /** Returns what Kafka clients take as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return LoopbackPort.HOST + ":" + port;
  }

  /** Stops the node in good order, so that the next start on its directory is fast. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.stop();
      release(lock);
    }
  }

  private static RaftNode started(KafkaConfig config, BrokerPorts ports) {
    RaftNode server = new RaftNode(config, ports);
    boolean up = false;
    try {
      server.start();
      up = true;
      return server;
    } finally {
      // Whatever went wrong, Scala's checked exceptions included: some of its threads run by now,
      // and only a shutdown ends them.
      if (!up) {
        server.stop();
      }
    }
  }

  private static DirectoryLock lock(Path dir) {
    try {
      return DirectoryLock.take(dir, "broker.lock");
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka cannot start: " + e.getMessage(), e);
    }
  }

  private static void release(DirectoryLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka's directory cannot be released", e);
    }
  }

  private static void formatOnce(Path dir) {
    if (Files.exists(dir.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerSettings.NODE_ID)
          .addDirectory(dir.toString())
          .setMetadataLogDirectory(dir.toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .run();
    } catch (Exception e) {
      throw new UncheckedIOException(
          "Kafka directory %s cannot be made (expected: a directory that this user may write)"
              .formatted(dir),
          e instanceof IOException io ? io : new IOException(e));
    }
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
