package io.giaoban.node;

import io.giaoban.api.Endpoint;
import io.giaoban.api.Endpoints;
import io.giaoban.board.Board;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.cap.CapSettings;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** The roles of a process, and the door that they share. */
final class Roles {
  private final NodeOptions options;
  private final KafkaSite site;
  private final ClusterSetup setup;
  private final DataDir data;
  private final Parts parts;
  private final MetricsRoutes metrics = new MetricsRoutes();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final List<BooleanSupplier> health = new ArrayList<>();
  private final List<Progress.Reader> readers = new ArrayList<>();
  private final PublicUrl publicUrl;
  private final DefinitionViews defined;
  private final Optional<Processor> processor;
  private final Optional<Board> board;
  private final Optional<GatewayRole> gateway;
  private final Progress progress;
  private final HttpDoor http;

  private Roles(
      NodeOptions options, Cluster cluster, ClusterSetup setup, DataDir data, Parts parts) {
    this.options = options;
    this.site = new KafkaSite(cluster, setup.admin());
    this.setup = setup;
    this.data = data;
    this.parts = parts;
    publicUrl = new PublicUrl(options.subscribers().publicUrl());
    defined = new DefinitionViews(parts, cluster.brokers(), Feed.operator(options.feedKey()));
    health.add(defined::healthy);
    processor = when(Role.PROCESSOR).map(role -> startProcessor());
    board =
        Role.anyAsked(options.member().roles())
            ? Optional.of(parts.started(Board.start(cluster)))
            : Optional.empty();
    board.ifPresent(read -> health.add(read::healthy));
    gateway = when(Role.GATEWAY).map(role -> startGateway());
    Optional<DispatchRole> dispatch = when(Role.DISPATCHER).map(role -> openDispatch());
    Optional<BoardRole> reading = when(Role.BOARD).map(role -> startBoard());
    when(Role.CLOCK)
        .filter(role -> options.clock() == ClockMode.LIVE)
        .ifPresent(role -> startTicker());
    readers.addAll(0, defined.readers());
    board.ifPresent(read -> readers.add(new Progress.Reader("board", read::positions)));
    dispatch.ifPresent(told -> readers.add(new Progress.Reader("dispatcher", told::positions)));
    progress =
        new Progress(
            setup.admin(),
            setup.partitions(),
            () -> processor.map(Processor::waitingCities).orElse(0),
            readers);
    endpoints.addAll(new NodeRoutes(roles(), progress, this::healthy).endpoints());
    endpoints.addAll(metrics.endpoints());
    defined.awaitRead();
    http = parts.started(HttpDoor.open(options.http(), Endpoints.described(endpoints)::install));
    publicUrl.doorOpened(http.url());
    dispatch.ifPresent(DispatchRole::begin);
    reading.ifPresent(
        role -> parts.started(role::endStreams)); // before the door, which would wait for them
    processor.ifPresent(Processor::awaitRunning);
  }

  /**
   * Starts them, and returns when they serve.
   *
   * @param parts takes charge of what is started
   */
  static Roles start(
      NodeOptions options, Cluster cluster, ClusterSetup setup, DataDir data, Parts parts) {
    return new Roles(options, cluster, setup, data, parts);
  }

  String httpUrl() {
    return http.url();
  }

  Places places() {
    return defined.places().get();
  }

  Board board() {
    return board.orElseThrow(() -> new IllegalStateException("no role here reads what was told"));
  }

  KafkaReports reports() {
    return gateway.orElseThrow(() -> new IllegalStateException("this is no gateway")).reports();
  }

  boolean caughtUp() {
    return progress.lags().stream().allMatch(consumer -> consumer.lag() == 0);
  }

  CompletableFuture<Void> failed() {
    return processor.map(Processor::failed).orElseGet(CompletableFuture::new);
  }

  private Optional<Role> when(Role role) {
    return options.member().roles().contains(role) ? Optional.of(role) : Optional.empty();
  }

  /** A clock where time is the reports' own does nothing. */
  private List<String> roles() {
    return Role.labels(
        options.member().roles().stream()
            .filter(role -> role != Role.CLOCK || options.clock() == ClockMode.LIVE)
            .toList());
  }

  private boolean healthy() {
    return health.stream().allMatch(BooleanSupplier::getAsBoolean);
  }

  private Processor startProcessor() {
    Processor started =
        parts.started(
            Processor.start(
                site.cluster(),
                setup.registry(),
                setup.partitions(),
                data.of("processor"),
                options.member()));
    health.add(started::healthy);
    return started;
  }

  private GatewayRole startGateway() {
    GatewayRole started =
        GatewayRole.start(options, parts, site, defined, board(), metrics.registry());
    health.add(started::healthy);
    endpoints.addAll(started.endpoints());
    return started;
  }

  private DispatchRole openDispatch() {
    SubscriberSecrets secrets =
        options
            .subscribers()
            .signingKey()
            .map(SigningKeyFile::read)
            .orElseGet(() -> SigningKeyFile.ensure(data.of("signing.key")));
    DispatchRole opened =
        DispatchRole.open(
            options, parts, site, defined, board(), secrets, publicUrl, metrics.registry());
    SubscriberRole door =
        SubscriberRole.start(
            options.feedKey(),
            options.subscribers().open(),
            parts,
            site,
            defined,
            secrets,
            opened.proof(),
            Clock.systemUTC());
    health.add(opened::healthy);
    health.add(door::healthy);
    endpoints.addAll(door.endpoints());
    return opened;
  }

  private BoardRole startBoard() {
    BoardRole started =
        BoardRole.start(
            parts,
            site,
            defined,
            board(),
            new CapSettings(options.subscribers().author(), publicUrl),
            metrics.registry());
    endpoints.addAll(started.endpoints());
    return started;
  }

  private void startTicker() {
    Ticker started =
        parts.started(
            Ticker.start(site.cluster(), options.member().name(Role.CLOCK), Clock.systemUTC()));
    health.add(started::healthy);
  }
}
