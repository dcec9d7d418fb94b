package io.giaoban.gateway;

import io.giaoban.schema.SubmissionStatus;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;

/** What became of submissions: a feed can ask about its own. */
public final class SubmissionRoutes {
  private static final int MOST_LISTED = 100;

  private final Admission admission;
  private final KnownSubmissions known;
  private final SubmissionReports reports;
  private final StandingRevisions standing;

  /**
   * The routes.
   *
   * @param admission tells who asks
   * @param known tells what became of submissions
   * @param reports reads the reports that came of one
   * @param standing tells which of them stand by now
   */
  public SubmissionRoutes(
      Admission admission,
      KnownSubmissions known,
      SubmissionReports reports,
      StandingRevisions standing) {
    this.admission = admission;
    this.known = known;
    this.reports = reports;
    this.standing = standing;
  }

  /** Adds the routes. */
  public void install(RoutesConfig routes) {
    routes.get("/v1/submissions", this::getSubmissions);
    routes.get("/v1/submissions/{id}", this::getSubmission);
  }

  private void getSubmissions(Context exchange) {
    Feed feed = admission.admit(exchange);
    exchange.json(
        Map.of(
            "submissions",
            known.ofFeed(feed.id(), MOST_LISTED).stream().map(ToldSubmission::inList).toList()));
  }

  private void getSubmission(Context exchange) {
    Feed feed = admission.admit(exchange);
    String id = exchange.pathParam("id");
    SubmissionStatus status =
        known
            .find(id)
            .filter(found -> found.getFeed().equals(feed.id()))
            .orElseThrow(
                () ->
                    new NotFoundResponse(
                        "submission: \"%s\" (expected: the id of one that feed %s sent in the last 30 days)"
                            .formatted(id, feed.id())));
    exchange.json(
        ToldSubmission.whole(
            status,
            reports.of(status).map(all -> ToldSubmission.Standing.of(all, standing)).orElse(null)));
  }
}
