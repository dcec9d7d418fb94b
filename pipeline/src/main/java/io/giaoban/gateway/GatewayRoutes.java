package io.giaoban.gateway;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/reports}: the door for feeds. */
public final class GatewayRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayRoutes.class);
  private static final BodyLimits LIMITS = new BodyLimits(32 << 20, 32 << 20, 200);
  private static final String BEARER = "Bearer ";
  private static final String DRY_RUN = "dryRun";

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

  /** Adds the routes. */
  public void install(RoutesConfig routes) {
    routes.post("/v1/reports", this::postReports);
  }

  private void postReports(Context exchange) throws IOException {
    String feed = feed(exchange);
    boolean dryRun = dryRun(exchange);
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
    List<Item> items = new ArrayList<>();
    try (ItemReader reader = open(exchange, feed, receivedAt)) {
      for (Item item = reader.next(); item != null; item = reader.next()) {
        items.add(item);
      }
      return items;
    } catch (UnsupportedBodyException e) {
      throw new UnsupportedMediaTypeResponse(String.valueOf(e.getMessage()));
    } catch (BodyTooLargeException e) {
      throw new ContentTooLargeResponse(String.valueOf(e.getMessage()));
    } catch (MalformedBodyException e) {
      throw new BadRequestResponse("body: " + e.getMessage());
    }
  }

  private static ItemReader open(Context exchange, String feed, Instant receivedAt)
      throws UnsupportedBodyException {
    InputStream body =
        BodyStream.open(exchange.header("Content-Encoding"), exchange.bodyInputStream(), LIMITS);
    return ItemReaders.open(exchange.contentType(), body, feed, receivedAt);
  }
}
