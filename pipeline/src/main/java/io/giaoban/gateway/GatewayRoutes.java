package io.giaoban.gateway;

import io.giaoban.api.Endpoint;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnauthorizedResponse;
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
  private static final String BEARER = "Bearer ";

  private final List<FeedKey> keys;
  private final Submissions submissions;
  private final Clock clock;

  /**
   * The door.
   *
   * @param keys who may come in
   * @param submissions takes what they bring
   * @param clock tells when they came
   */
  public GatewayRoutes(List<FeedKey> keys, Submissions submissions, Clock clock) {
    this.keys = List.copyOf(keys);
    this.submissions = submissions;
    this.clock = clock;
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(ReportsEndpoint.handledBy(this::postReports));
  }

  private void postReports(Context exchange) throws IOException {
    String feed = feed(exchange);
    boolean dryRun = Boolean.TRUE.equals(ReportsEndpoint.DRY_RUN.from(exchange));
    Instant receivedAt = clock.instant();
    List<Item> items = items(exchange, feed, receivedAt);
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

  private String feed(Context exchange) {
    String header = Objects.requireNonNullElse(exchange.header("Authorization"), "");
    if (header.startsWith(BEARER)) {
      String key = header.substring(BEARER.length()).strip();
      for (FeedKey feed : keys) {
        if (feed.opens(key)) {
          return feed.feed();
        }
      }
    }
    exchange.header("WWW-Authenticate", "Bearer");
    throw new UnauthorizedResponse(
        "unknown key (expected: Authorization: Bearer and a feed's key)");
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
        default -> throw new IllegalStateException(type + " (expected: one of the endpoint's)");
      };
    } catch (MalformedBodyException e) {
      throw new BadRequestResponse("body: " + e.getMessage());
    }
  }
}
