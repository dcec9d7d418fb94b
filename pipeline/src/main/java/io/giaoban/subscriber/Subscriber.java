package io.giaoban.subscriber;

import java.io.IOException;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Listens for messages on all paths of a port, with a handful of threads however many answers are
 * kept back.
 */
public final class Subscriber implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int MOST_WAITING = 1_024;
  private static final int MOST_BYTES = 1 << 20;

  private final Server server;
  private final ServerConnector connector;

  private Subscriber(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Listens.
   *
   * @param host address to listen at, such as {@code 127.0.0.1}
   * @param port 0: any that is free
   * @param audience hears of each message, and says what it is answered; must not block
   * @throws IOException if it cannot listen there
   */
  public static Subscriber open(String host, int port, Function<Received, Answer> audience)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setName("subscriber");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(0);
    // Each message comes by a connection of its own, and those that find no room wait a second.
    connector.setAcceptQueueSize(MOST_WAITING);
    server.addConnector(connector);
    SizeLimitHandler limit = new SizeLimitHandler(MOST_BYTES, -1);
    limit.setHandler(new Listener(audience));
    server.setHandler(limit);
    start(server, host, port);
    return new Subscriber(server, connector);
  }

  /** Where it listens, without a path. */
  public URI url() {
    String host = connector.getHost();
    return URI.create(
        "http://%s:%d"
            .formatted(host.contains(":") ? "[" + host + "]" : host, connector.getLocalPort()));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("subscriber: cannot be stopped", e);
    }
  }

  private static void start(Server server, String host, int port) throws IOException {
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException(
          "%s:%d (expected: an address and a free port of this machine): %s"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }
}
