package io.giaoban.node;

import io.giaoban.api.Endpoints;
import io.giaoban.board.Board;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.cap.CapSettings;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Everything in one process: broker, registry, gateway, processor, board, and in a live system the
 * clock. What was started is stopped in reverse, also where a start fails half-way.
 */
public final class Node implements AutoCloseable {
  private static final int PARTITIONS = 6;
  private static final List<String> ROLES = List.of("gateway", "processor", "dispatcher", "board");
  private static final String CLOCK_ROLE = "clock";

  private final Parts parts;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final DefinitionViews defined;
  private final Processor processor;
  private final MetricsRoutes metrics = new MetricsRoutes();
  private final GatewayRole gateway;
  private final DispatchRole dispatch;
  private final SubscriberRole subscribers;
  private final BoardRole board;
  private final Optional<Ticker> ticker;
  private final Progress progress;
  private final HttpDoor http;

  private Node(NodeOptions options, Parts parts) {
    this.parts = parts;
    try {
      DataDir data = parts.started(DataDir.open(options.dataDir()));
      // Most of a start is the loading of classes: broker and registry do it side by side.
      CompletableFuture<EmbeddedRegistry> registryStart =
          CompletableFuture.supplyAsync(
              () ->
                  parts.started(
                      EmbeddedRegistry.start(options.registryPort(), data.of("registry"))));
      try {
        broker = parts.started(EmbeddedBroker.start(options.kafkaPort(), data.of("kafka")));
      } finally {
        registryStart.exceptionally(failure -> null).join();
      }
      registry = await(registryStart);
      ClusterSetup setup =
          parts.started(ClusterSetup.of(broker.bootstrapServers(), registry.url()));
      setup.ensure(PARTITIONS, Optional.empty(), options.clock());
      // Before the processor starts, so that reports that wait for it find them in force.
      setup.define(options.places(), options.rules().map(RulesWatch::rules));
      KafkaSite site = new KafkaSite(broker.bootstrapServers(), registry.url(), setup.admin());
      defined =
          DefinitionViews.start(parts, site.bootstrapServers(), Feed.operator(options.feedKey()));
      PublicUrl publicUrl = new PublicUrl(options.subscribers().publicUrl());
      processor =
          parts.started(
              Processor.start(
                  broker.bootstrapServers(),
                  registry.url(),
                  setup.registry(),
                  setup.partitions(),
                  data.of("processor"),
                  "processor-1"));
      board =
          BoardRole.start(
              parts,
              site,
              defined,
              new CapSettings(options.subscribers().author(), publicUrl),
              metrics.registry());
      gateway = GatewayRole.start(options, parts, site, defined, board.board(), metrics.registry());
      SubscriberSecrets secrets = secrets(options.subscribers(), data);
      dispatch =
          DispatchRole.open(
              options.subscribers(),
              parts,
              site,
              defined,
              board.board(),
              secrets,
              publicUrl,
              metrics.registry());
      subscribers =
          SubscriberRole.start(
              options.feedKey(),
              options.subscribers().open(),
              parts,
              site,
              defined,
              secrets,
              dispatch.proof(),
              Clock.systemUTC());
      progress =
          new Progress(
              setup.admin(),
              setup.partitions(),
              processor::waitingCities,
              Stream.concat(
                      defined.readers(),
                      Stream.of(
                          new Progress.Reader("board", board.board()::positions),
                          new Progress.Reader("dispatcher", dispatch::positions)))
                  .toList());
      ticker = startTicker(options);
      defined.awaitRead();
      http = parts.started(openDoor(options));
      publicUrl.doorOpened(http.url());
      dispatch.begin();
      parts.started(board::endStreams); // before the door, which would wait for them
      processor.awaitRunning();
      options.rules().ifPresent(watch -> parts.started(watch).start(broker.bootstrapServers()));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Starts a node, and returns when it serves.
   *
   * @param parts what is started, so that it can be stopped before all of it is
   * @throws RuntimeException with what to do, if a port is taken, or the data do not fit
   */
  public static Node start(NodeOptions options, Parts parts) {
    return new Node(options, parts);
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

  /** The cities that report here now. */
  public Places places() {
    return defined.places().get();
  }

  /** What it tells. */
  public Board board() {
    return board.board();
  }

  /** Where reports can be put in, as the gateway does. */
  public KafkaReports reports() {
    return gateway.reports();
  }

  /** Whether all that was put in has come out and can be read. */
  public boolean caughtUp() {
    return progress.lags().stream().allMatch(consumer -> consumer.lag() == 0);
  }

  private boolean healthy() {
    return processor.healthy()
        && defined.healthy()
        && board.board().healthy()
        && gateway.healthy()
        && dispatch.healthy()
        && subscribers.healthy()
        && ticker.map(Ticker::healthy).orElse(true);
  }

  /** Completes if the processor has to give up, which the log explains. */
  public CompletableFuture<Void> failed() {
    return processor.failed();
  }

  @Override
  public void close() {
    parts.close();
  }

  /** Only a live system has a clock; else time is the reports' own. */
  private Optional<Ticker> startTicker(NodeOptions options) {
    return options.clock() == ClockMode.LIVE
        ? Optional.of(
            parts.started(
                Ticker.start(
                    broker.bootstrapServers(), registry.url(), "clock-1", Clock.systemUTC())))
        : Optional.empty();
  }

  private List<String> roles() {
    return Stream.concat(ROLES.stream(), ticker.map(clock -> CLOCK_ROLE).stream()).toList();
  }

  private HttpDoor openDoor(NodeOptions options) {
    NodeRoutes nodeRoutes = new NodeRoutes(roles(), progress, this::healthy);
    Endpoints endpoints =
        Endpoints.described(
            Stream.of(
                    gateway.endpoints(),
                    subscribers.endpoints(),
                    board.endpoints(),
                    nodeRoutes.endpoints(),
                    metrics.endpoints())
                .flatMap(List::stream)
                .toList());
    return HttpDoor.open(options.http(), endpoints::install);
  }

  private static SubscriberSecrets secrets(SubscriberOptions options, DataDir data) {
    return options
        .signingKey()
        .map(SigningKeyFile::read)
        .orElseGet(() -> SigningKeyFile.ensure(data.of("signing.key")));
  }

  private static <T> T await(CompletableFuture<T> start) {
    try {
      return start.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
