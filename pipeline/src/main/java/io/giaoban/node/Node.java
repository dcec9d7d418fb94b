package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Silence;
import io.giaoban.api.Endpoints;
import io.giaoban.board.AlertRoutes;
import io.giaoban.board.Board;
import io.giaoban.board.BoardRoutes;
import io.giaoban.board.RuleRoutes;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.dispatch.cap.CapRoutes;
import io.giaoban.dispatch.cap.CapSettings;
import io.giaoban.board.live.EventStream;
import io.giaoban.board.live.StreamLimits;
import io.giaoban.board.live.StreamRoutes;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.Feeds;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.place.City;
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
  private static final List<String> ROLES = List.of("gateway", "processor", "board");
  private static final String CLOCK_ROLE = "clock";

  private final Parts parts;
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;
  private final DefinitionView<City, Places> places;
  private final DefinitionView<Rule, List<Rule>> rules;
  private final DefinitionView<Silence, List<Silence>> silences;
  private final DefinitionView<Feed, Feeds> feeds;
  private final DefinitionView<Subscription, Subscriptions> subscriptions;
  private final SubscriberSecrets secrets;
  private final PublicUrl publicUrl;
  private final Processor processor;
  private final MetricsRoutes metrics = new MetricsRoutes();
  private final GatewayRole gateway;
  private final SubscriberRole subscribers;
  private final Board board;
  private final EventStream stream;
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
      places =
          parts.started(
              DefinitionView.start(DefinitionKind.PLACES, broker.bootstrapServers(), Places::of));
      rules =
          parts.started(
              DefinitionView.start(DefinitionKind.RULES, broker.bootstrapServers(), List::copyOf));
      silences =
          parts.started(
              DefinitionView.start(
                  DefinitionKind.SILENCES, broker.bootstrapServers(), List::copyOf));
      Feed operator = Feed.operator(options.feedKey());
      feeds =
          parts.started(
              DefinitionView.start(
                  DefinitionKind.FEEDS,
                  broker.bootstrapServers(),
                  given -> Feeds.of(Stream.concat(Stream.of(operator), given.stream()).toList())));
      subscriptions =
          parts.started(
              DefinitionView.start(
                  DefinitionKind.SUBSCRIPTIONS, broker.bootstrapServers(), Subscriptions::of));
      secrets =
          options
              .subscribers()
              .signingKey()
              .map(SigningKeyFile::read)
              .orElseGet(() -> SigningKeyFile.ensure(data.of("signing.key")));
      publicUrl = new PublicUrl(options.subscribers().publicUrl());
      processor =
          parts.started(
              Processor.start(
                  broker.bootstrapServers(),
                  registry.url(),
                  setup.registry(),
                  setup.partitions(),
                  data.of("processor"),
                  "processor-1"));
      board = parts.started(Board.start(broker.bootstrapServers(), registry.url()));
      stream =
          parts.started(
              EventStream.start(
                  board,
                  broker.bootstrapServers(),
                  registry.url(),
                  metrics.registry(),
                  StreamLimits.DEFAULT));
      gateway =
          GatewayRole.start(
              options,
              parts,
              broker.bootstrapServers(),
              registry.url(),
              setup.admin(),
              places,
              feeds,
              board,
              metrics.registry());
      subscribers =
          SubscriberRole.start(
              options.feedKey(),
              options.subscribers().open(),
              parts,
              broker.bootstrapServers(),
              registry.url(),
              setup.admin(),
              subscriptions,
              secrets,
              rules,
              places,
              ChannelProof.NONE);
      progress =
          new Progress(
              setup.admin(),
              setup.partitions(),
              processor::waitingCities,
              List.of(
                  new Progress.Reader("places", places::positions),
                  new Progress.Reader("rules", rules::positions),
                  new Progress.Reader("silences", silences::positions),
                  new Progress.Reader("feeds", feeds::positions),
                  new Progress.Reader("subscriptions", subscriptions::positions),
                  new Progress.Reader("board", board::positions)));
      ticker = startTicker(options);
      places.awaitRead();
      rules.awaitRead();
      silences.awaitRead();
      feeds.awaitRead();
      subscriptions.awaitRead();
      http = parts.started(openDoor(options));
      publicUrl.doorOpened(http.url());
      parts.started(stream::endAll); // before the door, which would wait for them
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
    return places.get();
  }

  /** What it tells. */
  public Board board() {
    return board;
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
        && places.healthy()
        && rules.healthy()
        && silences.healthy()
        && feeds.healthy()
        && subscriptions.healthy()
        && board.healthy()
        && gateway.healthy()
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
    BoardRoutes boardRoutes = new BoardRoutes(board, places);
    CapRoutes capRoutes =
        new CapRoutes(CapSettings.usual(publicUrl), new AlertsOfBoard(board.alerts()), places);
    AlertRoutes alertRoutes = new AlertRoutes(board.alerts(), places, silences);
    StreamRoutes streamRoutes = new StreamRoutes(stream, places);
    RuleRoutes ruleRoutes = new RuleRoutes(rules, board.ruleHealth());
    NodeRoutes nodeRoutes = new NodeRoutes(roles(), progress, this::healthy);
    Endpoints endpoints =
        Endpoints.described(
            Stream.of(
                    gateway.endpoints(),
                    subscribers.endpoints(),
                    boardRoutes.endpoints(),
                    // Before /v1/alerts/{id}: the first route that fits is taken.
                    capRoutes.endpoints(),
                    alertRoutes.endpoints(),
                    streamRoutes.endpoints(),
                    ruleRoutes.endpoints(),
                    nodeRoutes.endpoints(),
                    metrics.endpoints())
                .flatMap(List::stream)
                .toList());
    return HttpDoor.open(options.http(), endpoints::install);
  }

  private static <T> T await(CompletableFuture<T> start) {
    try {
      return start.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
