package io.giaoban.gateway.dhis2;

import io.giaoban.gateway.FeedKey;
import io.giaoban.gateway.Submissions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/dataValueSets}: the door for DHIS2. An instance that pushes to another one posts
 * to {@code /api/dataValueSets} below its address, so that path is served as well. All answers have
 * DHIS2's form, but where there is no mapping.
 */
public final class Dhis2Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Dhis2Routes.class);
  private static final int MOST_BYTES = 32 << 20;

  private final Optional<Dhis2Mapping> mapping;
  private final Login login;
  private final Submissions submissions;
  private final Clock clock;

  /**
   * The door.
   *
   * @param mapping what data elements and organisation units mean; empty: the door is closed
   * @param keys who may come in
   * @param submissions takes what they bring
   * @param clock tells when they came
   */
  public Dhis2Routes(
      Optional<Dhis2Mapping> mapping, List<FeedKey> keys, Submissions submissions, Clock clock) {
    this.mapping = mapping;
    this.login = new Login(keys);
    this.submissions = submissions;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void install(RoutesConfig routes) {
    routes.post("/v1/dataValueSets", this::post);
    routes.post("/api/dataValueSets", this::post);
  }

  private void post(Context exchange) throws IOException {
    Dhis2Mapping meaning =
        mapping.orElseThrow(
            () ->
                new NotFoundResponse(
                    "no mapping of DHIS2's data elements (expected: start with --dhis2-mapping FILE)"));
    WebMessage answer;
    try {
      answer = WebMessage.of(take(exchange, meaning));
    } catch (PushException e) {
      answer = WebMessage.error(e.status(), String.valueOf(e.getMessage()));
    }
    exchange.status(answer.httpStatusCode()).json(answer);
  }

  private ImportSummary take(Context exchange, Dhis2Mapping meaning)
      throws IOException, PushException {
    String feed = feed(exchange);
    ImportOptions asked = ImportOptions.read(exchange.queryParamMap());
    Instant receivedAt = clock.instant();
    DataValueSet set = DataValueSetReader.read(body(exchange));
    ImportOptions options = asked.with(set.dryRun(), set.strategy());
    Push push = Push.of(set, options.delete(), meaning);
    try {
      return push.summary(
          submissions.submit(
              push.items(feed, receivedAt).toList(), feed, options.dryRun(), receivedAt),
          options,
          set.since243());
    } catch (CompletionException e) {
      LOG.warn("a push of {} values could not be made safe", set.size(), e);
      exchange.header("Retry-After", "5");
      throw new PushException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "the values could not be made safe (push the same again after 5 s)",
          e);
    }
  }

  private String feed(Context exchange) throws PushException {
    Optional<String> feed = login.feed(exchange.header("Authorization"));
    if (feed.isEmpty()) {
      exchange.header("WWW-Authenticate", "Basic realm=\"giaoban\", charset=\"UTF-8\"");
      throw new PushException(
          HttpStatus.UNAUTHORIZED,
          "unknown key (expected: a feed's key as password, personal access token or bearer token)");
    }
    return feed.get();
  }

  private static byte[] body(Context exchange) throws IOException, PushException {
    String type = Objects.requireNonNullElse(exchange.contentType(), "");
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json")) {
      throw new PushException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type \"" + type + "\" (expected: application/json)");
    }
    byte[] body = exchange.bodyInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new PushException(
          HttpStatus.CONTENT_TOO_LARGE,
          "more than %d bytes (expected: fewer; push the values in parts)".formatted(MOST_BYTES));
    }
    return body;
  }
}
