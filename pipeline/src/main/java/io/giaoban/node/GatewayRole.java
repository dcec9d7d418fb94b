package io.giaoban.node;

import io.giaoban.api.Endpoint;
import io.giaoban.board.Board;
import io.giaoban.gateway.Admission;
import io.giaoban.gateway.BodyLimits;
import io.giaoban.gateway.DoorMetrics;
import io.giaoban.gateway.FeedLimits;
import io.giaoban.gateway.FeedRoutes;
import io.giaoban.gateway.Feeds;
import io.giaoban.gateway.GatewayRoutes;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.gateway.SubmissionReports;
import io.giaoban.gateway.SubmissionRoutes;
import io.giaoban.gateway.SubmissionView;
import io.giaoban.gateway.Submissions;
import io.giaoban.gateway.dhis2.Dhis2Routes;
import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import io.giaoban.place.Places;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The door for feeds, in a process. */
final class GatewayRole {
  private final KafkaReports reports;
  private final SubmissionView submissions;
  private final GatewayRoutes door;
  private final SubmissionRoutes submissionRoutes;
  private final FeedRoutes feedRoutes;
  private final Dhis2Routes dhis2;

  private GatewayRole(
      NodeOptions options,
      KafkaReports reports,
      SubmissionView submissions,
      SubmissionReports submissionReports,
      Supplier<Places> places,
      Supplier<Feeds> feeds,
      Board board,
      MeterRegistry metrics) {
    this.reports = reports;
    this.submissions = submissions;
    Clock clock = Clock.systemUTC();
    Admission admission = new Admission(feeds, new FeedLimits(options.feedLimit()));
    ToldByBoard told = new ToldByBoard(board);
    Submissions taker =
        new Submissions(
            places, reports, submissions, options.clock(), clock, new DoorMetrics(metrics));
    this.door = new GatewayRoutes(admission, taker, BodyLimits.DEFAULT);
    this.dhis2 = new Dhis2Routes(options.dhis2(), admission, taker);
    this.submissionRoutes = new SubmissionRoutes(admission, submissions, submissionReports, told);
    this.feedRoutes = new FeedRoutes(admission, feeds, places, told, submissions, clock);
  }

  /**
   * Starts what it needs besides what the process knows anyway.
   *
   * @param parts takes charge of what is started
   */
  static GatewayRole start(
      NodeOptions options,
      Parts parts,
      KafkaSite site,
      DefinitionViews defined,
      Board board,
      MeterRegistry metrics) {
    return new GatewayRole(
        options,
        parts.started(new KafkaReports(site.cluster(), options.clock())),
        parts.started(SubmissionView.start(site.cluster(), site.admin())),
        new SubmissionReports(site.cluster()),
        defined.places(),
        defined.feeds(),
        board,
        metrics);
  }

  /** Where reports can be put in, as the door does. */
  KafkaReports reports() {
    return reports;
  }

  /**
   * How it fares.
   *
   * @param brokers how those do that keep the reports
   */
  Finding look(Finding brokers) {
    if (brokers.reason() == Reason.BROKERS_AWAY) {
      return new Finding(Reason.CANNOT_ACCEPT, brokers.detail());
    }
    return reports.healthy()
        ? Finding.of(submissions.loop()).orWorking("the door for feeds is open")
        : new Finding(Reason.CANNOT_ACCEPT, "the brokers deny to write reports; see the log");
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return Stream.of(
            door.endpoints(),
            dhis2.endpoints(),
            submissionRoutes.endpoints(),
            feedRoutes.endpoints())
        .flatMap(List::stream)
        .toList();
  }
}
