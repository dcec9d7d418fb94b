package io.giaoban.gateway;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/reports}: the door for feeds. */
public final class GatewayRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayRoutes.class);
  private static final int MAX_BODY_BYTES = 32 << 20;
  private static final String DRY_RUN = "dryRun";

  private final Admission admission;
  private final Submissions submissions;
  private final Clock clock;

  /**
   * The door.
   *
   * @param admission tells who may come in
   * @param submissions takes what they bring
   * @param clock tells when they came
   */
  public GatewayRoutes(Admission admission, Submissions submissions, Clock clock) {
    this.admission = admission;
    this.submissions = submissions;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void install(RoutesConfig routes) {
    routes.post("/v1/reports", this::postReports);
  }

  private void postReports(Context exchange) throws IOException {
    Feed feed = admission.admit(exchange);
    boolean dryRun = dryRun(exchange);
    Instant receivedAt = clock.instant();
    List<Item> items = items(exchange, feed.id(), receivedAt);
    admission.brought(feed, items.size());
    Submission submission;
    try {
      submission = submissions.submit(items, feed, dryRun, receivedAt);
    } catch (CompletionException e) {
      LOG.warn("a submission of {} items could not be made safe", items.size(), e);
      exchange.header("Retry-After", "5");
      throw new ServiceUnavailableResponse(
          "the reports could not be made safe (send the same again after 5 s)");
    }
    exchange.status(submission.rejected() == 0 ? HttpStatus.OK : HttpStatus.MULTI_STATUS);
    exchange.json(submission);
  }

  /** Anything that is not understood is refused: what was meant as a dry run must not count. */
  private static boolean dryRun(Context exchange) {
    for (String name : exchange.queryParamMap().keySet()) {
      if (!name.equals(DRY_RUN)) {
        throw new BadRequestResponse("parameter \"" + name + "\" (expected: " + DRY_RUN + ")");
      }
    }
    List<String> texts = exchange.queryParams(DRY_RUN);
    for (String text : texts) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new BadRequestResponse(DRY_RUN + ": \"" + text + "\" (expected: true or false)");
      }
    }
    return texts.contains("true");
  }

  private static List<Item> items(Context exchange, String feed, Instant receivedAt)
      throws IOException {
    byte[] body = exchange.bodyInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new ContentTooLargeResponse(
          "more than %d bytes (expected: fewer; send the reports in parts)"
              .formatted(MAX_BODY_BYTES));
    }
    String type = Objects.requireNonNullElse(exchange.contentType(), "");
    try {
      return switch (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
        case "application/json" -> JsonItems.read(body, feed, receivedAt);
        case "text/csv" -> CsvItems.read(body, feed, receivedAt);
        default ->
            throw new UnsupportedMediaTypeResponse(
                "Content-Type \"" + type + "\" (expected: application/json or text/csv)");
      };
    } catch (MalformedBodyException e) {
      throw new BadRequestResponse("body: " + e.getMessage());
    }
  }
}
