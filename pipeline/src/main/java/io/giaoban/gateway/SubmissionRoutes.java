package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Example;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.schema.SubmissionStatus;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** What became of submissions: a feed can ask about its own. */
public final class SubmissionRoutes {
  private static final int MOST_LISTED = 100;
  private static final Parameter<String> ID =
      Parameter.path("id", "The submission's id.", "3f0c1f5e-0000-4000-8000-000000000000");

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

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/submissions", "listSubmissions", Tag.REPORTS)
            .summary("The feed's last submissions")
            .description("The last 100 of 30 days, the last first.")
            .keyed()
            .answers(200, "The submissions.", Shape.of(SubmissionList.class))
            .refuses(429, "The feed asks more often than it may.")
            .refuses(503, "No broker tells of them.")
            .handledBy(this::getSubmissions),
        Endpoint.get("/v1/submissions/{id}", "getSubmission", Tag.REPORTS)
            .summary("What became of a submission, and of its reports since")
            .keyed()
            .parameters(ID)
            .answers(200, "The submission.", Shape.of(ToldSubmission.class))
            .refuses(404, "The feed has sent no submission of that id in the last 30 days.")
            .refuses(429, "The feed asks more often than it may.")
            .refuses(503, "No broker tells of it.")
            .example(
                Example.of("one that nobody sent")
                    .with(ID.name(), "3f0c1f5e-0000-4000-8000-000000000000")
                    .answeredWith(404))
            .handledBy(this::getSubmission));
  }

  private void getSubmissions(Context exchange) {
    Feed feed = admission.admit(exchange);
    exchange.json(
        new SubmissionList(
            told(() -> known.ofFeed(feed.id(), MOST_LISTED)).stream()
                .map(ToldSubmission::inList)
                .toList()));
  }

  private void getSubmission(Context exchange) {
    Feed feed = admission.admit(exchange);
    String id = ID.require(exchange);
    SubmissionStatus status =
        told(() -> known.find(id))
            .filter(found -> found.getFeed().equals(feed.id()))
            .orElseThrow(
                () ->
                    new NotFoundResponse(
                        "submission: \"%s\" (expected: the id of one that feed %s sent in the last 30 days)"
                            .formatted(id, feed.id())));
    exchange.json(
        ToldSubmission.whole(
            status,
            told(() -> reports.of(status))
                .map(all -> ToldSubmission.Standing.of(all, standing))
                .orElse(null)));
  }

  private static <T> T told(Supplier<T> ask) {
    try {
      return ask.get();
    } catch (IllegalStateException | KafkaException e) {
      throw new ServiceUnavailableResponse("no broker tells of submissions (ask again later)");
    }
  }

  /**
   * Submissions of a feed.
   *
   * @param submissions the last first
   */
  record SubmissionList(
      @JsonPropertyDescription("The last first.") List<ToldSubmission> submissions) {}
}
