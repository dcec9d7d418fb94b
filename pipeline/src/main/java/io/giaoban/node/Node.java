package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.board.BoardRoutes;
import io.giaoban.gateway.FeedKey;
import io.giaoban.gateway.GatewayRoutes;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.gateway.Submissions;
import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything in one process: broker, registry, gateway, processor and board. What was started is
 * stopped in reverse, also where a start fails half-way.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final int PARTITIONS = 6;
  private static final List<String> ROLES = List.of("gateway", "processor", "board");

  private final Deque<AutoCloseable> started = new ConcurrentLinkedDeque<>();
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final KafkaReports reports;
  private final Board board;
  private final Progress progress;
  private final HttpDoor http;

  private Node(NodeOptions options) {
    try {
      DataDir data = closing(DataDir.open(options.dataDir()));
      // Most of a start is the loading of classes: broker and registry do it side by side.
      CompletableFuture<EmbeddedRegistry> registryStart =
          CompletableFuture.supplyAsync(
              () -> closing(EmbeddedRegistry.start(options.registryPort(), data.of("registry"))));
      try {
        broker = closing(EmbeddedBroker.start(options.kafkaPort(), data.of("kafka")));
      } finally {
        registryStart.exceptionally(failure -> null).join();
      }
      registry = started(registryStart);
      ClusterSetup setup = closing(ClusterSetup.of(broker.bootstrapServers(), registry.url()));
      setup.ensure(PARTITIONS, Optional.empty(), options.clock());
      Processor processor =
          closing(
              Processor.start(
                  broker.bootstrapServers(),
                  registry.url(),
                  setup.registry(),
                  setup.partitions(),
                  data.of("processor"),
                  "processor-1"));
      // While the processor joins its group. No report comes in before they are there.
      setup.publish(options.places(), options.rules(), options.clock());
      board = closing(Board.start(broker.bootstrapServers(), registry.url()));
      reports =
          closing(new KafkaReports(broker.bootstrapServers(), registry.url(), options.clock()));
      progress = new Progress(setup.admin(), board, setup.partitions());
      http = closing(openDoor(options, processor));
      processor.awaitRunning();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a node, and returns when it serves.
   *
   * @throws RuntimeException with what to do, if a port is taken, or the data do not fit
   */
  public static Node start(NodeOptions options) {
    return new Node(options);
  }

  /** Where it listens for HTTP. */
  public String httpUrl() {
    return http.url();
  }

  /** Where its broker listens. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Where its schema registry listens. */
  public String registryUrl() {
    return registry.url();
  }

  /** What it tells. */
  public Board board() {
    return board;
  }

  /** Where reports can be put in, as the gateway does. */
  public KafkaReports reports() {
    return reports;
  }

  /** Whether all that was put in has come out and can be read. */
  public boolean caughtUp() {
    return progress.lags().stream().allMatch(consumer -> consumer.lag() == 0);
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        LOG.warn("not everything could be stopped in good order", e);
      }
    }
  }

  private HttpDoor openDoor(NodeOptions options, Processor processor) {
    GatewayRoutes gateway =
        new GatewayRoutes(
            List.of(FeedKey.of("default", options.feedKey())),
            new Submissions(options.places(), reports, options.clock()),
            Clock.systemUTC());
    BoardRoutes boardRoutes = new BoardRoutes(board, options.places());
    NodeRoutes nodeRoutes = new NodeRoutes(ROLES, progress, processor);
    return HttpDoor.open(
        options.httpPort(),
        routes -> {
          gateway.install(routes);
          boardRoutes.install(routes);
          nodeRoutes.install(routes);
        });
  }

  private static <T> T started(CompletableFuture<T> start) {
    try {
      return start.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private <T extends AutoCloseable> T closing(T part) {
    started.push(part);
    return part;
  }
}
