package io.giaoban.node.embedded;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A schema registry on the loopback address of this JVM that speaks the REST API of Confluent's, so
 * that any Kafka client can use it. Schemas are Avro; they are parsed and compared by Confluent's
 * own client library, and at first must be compatible both ways with all their elders.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  private static final int MAX_THREADS = 16;

  private final Javalin server;
  private final SchemaStore store;

  private EmbeddedRegistry(Javalin server, SchemaStore store) {
    this.server = server;
    this.store = store;
  }

  /**
   * Starts a registry and waits until it serves.
   *
   * @param port the port, or 0 for any that is free
   * @param dir where schemas, their ids and levels are kept; made when absent, never deleted. One
   *     registry at a time may use it.
   * @throws PortInUseException if the port is taken; no thread is left running
   * @throws UncheckedIOException if the directory cannot be used, or what is kept there is damaged
   */
  public static EmbeddedRegistry start(int port, Path dir) {
    LoopbackPort wanted = new LoopbackPort("Schema registry", port, "--registry-port");
    try {
      wanted.bind().close();
      SchemaStore store = new SchemaStore(dir);
      Javalin server = Javalin.create(config -> configure(config, store));
      try {
        server.start(LoopbackPort.HOST, port);
      } catch (RuntimeException e) {
        server.stop();
        store.close();
        throw e instanceof JavalinBindException ? wanted.inUse(e) : e;
      }
      return new EmbeddedRegistry(server, store);
    } catch (IOException e) {
      throw new UncheckedIOException("Schema registry cannot start: " + e.getMessage(), e);
    }
  }

  /** Returns what clients take as {@code schema.registry.url}. */
  public String url() {
    return "http://%s:%d".formatted(LoopbackPort.HOST, server.port());
  }

  @Override
  public void close() {
    server.stop();
    try {
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Schema registry cannot close its log", e);
    }
  }

  private static void configure(JavalinConfig config, SchemaStore store) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, 1);
    new SubjectRoutes(store).install(config.routes);
    new SchemaRoutes(store).install(config.routes);
    new ConfigRoutes(store).install(config.routes);
    ModeRoutes.install(config.routes);
    RegistryErrors.install(config.routes);
  }
}
