package io.giaoban.node;

import io.giaoban.api.Endpoint;
import io.giaoban.api.Endpoints;
import io.giaoban.board.Board;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.cap.CapSettings;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Health;
import io.giaoban.node.health.HealthRoutes;
import io.giaoban.node.health.Indicator;
import io.giaoban.node.health.Reason;
import io.giaoban.node.health.Watched;
import io.giaoban.node.metrics.ProcessMetrics;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The roles of a process, and the door that they share. */
final class Roles {
  private final NodeOptions options;
  private final KafkaSite site;
  private final ClusterSetup setup;
  private final DataDir data;
  private final Parts parts;
  private final MetricsRoutes metrics = new MetricsRoutes();
  private final RoleMetrics measures;
  private final List<Endpoint> endpoints = new ArrayList<>();
  private final Health health = new Health();
  private final List<Progress.Reader> readers = new ArrayList<>();
  private final Watched brokers;
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
    parts.started(new ProcessMetrics(metrics.registry(), data.path()));
    measures = new RoleMetrics(parts, metrics);
    brokers = parts.started(Ground.brokers(setup.admin()));
    publicUrl = new PublicUrl(options.subscribers().publicUrl());
    defined = new DefinitionViews(parts, cluster.brokers(), Feed.operator(options.feedKey()));
    lookAtGround();
    health.does(new Indicator("definitions", defined::look));
    processor = when(Role.PROCESSOR).map(role -> startProcessor());
    board =
        Optional.of(Role.told(options.member().roles()))
            .filter(told -> !told.isEmpty())
            .map(told -> parts.started(Board.start(cluster, told)));
    board.ifPresent(read -> health.does(new Indicator("board", () -> look(read))));
    board.ifPresent(measures::measure);
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
    measures.measure(health, progress);
    endpoints.addAll(new NodeRoutes(roles(), progress, health::working).endpoints());
    endpoints.addAll(new HealthRoutes(health).endpoints());
    endpoints.addAll(metrics.endpoints());
    defined.awaitRead();
    http =
        parts.started(
            HttpDoor.open(
                options.http(), metrics.registry(), Endpoints.described(endpoints)::install));
    publicUrl.doorOpened(http.url());
    lookAtCertificate();
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
    return progress.caughtUp();
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

  private void lookAtGround() {
    health.standsOn(brokers.indicator());
    health.standsOn(parts.started(Ground.registry(setup.registry())).indicator());
    health.standsOn(parts.started(Ground.topics(setup, setup.partitions())).indicator());
    // A temporary directory keeps nothing that could be lost.
    if (options.member().dataDir().isPresent()) {
      health.standsOn(new Indicator("disk", () -> Ground.disk(data.path())));
    }
  }

  private void lookAtCertificate() {
    if (http.certificateEnds().isPresent()) {
      Supplier<Instant> ends = () -> http.certificateEnds().orElseThrow();
      health.standsOn(
          new Indicator("certificate", () -> Ground.certificate(ends.get(), Instant.now())));
      measures.measure(ends);
    }
  }

  private static Finding look(Board board) {
    long behind = board.behindStart();
    return behind > 0
        ? new Finding(Reason.CATCHING_UP, "%,d records still to be read".formatted(behind))
        : Finding.of(board.loop());
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
    health.does(new Indicator(Role.PROCESSOR.label(), started::look));
    parts.started(started.measure(metrics.registry()));
    return started;
  }

  private GatewayRole startGateway() {
    GatewayRole started =
        GatewayRole.start(options, parts, site, defined, board(), metrics.registry());
    health.does(new Indicator(Role.GATEWAY.label(), () -> started.look(brokers.finding())));
    endpoints.addAll(started.endpoints());
    measures.measure(started.reports());
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
    health.does(new Indicator(Role.DISPATCHER.label(), opened::look));
    health.does(new Indicator("subscriptions", door::look));
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
    measures.measure(board(), defined.places(), defined.rules(), options.clock());
    return started;
  }

  private void startTicker() {
    Ticker started =
        parts.started(
            Ticker.start(site.cluster(), options.member().name(Role.CLOCK), Clock.systemUTC()));
    health.does(new Indicator(Role.CLOCK.label(), started::look));
    started.measure(metrics.registry());
  }
}
