package io.giaoban.dispatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.api.AwaitedBody;
import io.giaoban.api.BodyTooSlowException;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.RequestTimeoutResponse;
import io.javalin.http.TooManyRequestsResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What comes in a request about a subscription. */
final class Requests {
  private static final int MOST_BYTES = 64 << 10;

  private Requests() {}

  /** A handler that asks to wait who tries too often. */
  static Handler handling(Handler handler) {
    return exchange -> {
      try {
        handler.handle(exchange);
      } catch (TooOftenException e) {
        exchange.header("Retry-After", Long.toString(e.seconds()));
        throw new TooManyRequestsResponse(String.valueOf(e.getMessage()));
      }
    };
  }

  /** The JSON object that is sent. */
  static ObjectNode object(Context exchange) throws IOException {
    try {
      byte[] body = new AwaitedBody(exchange.bodyInputStream()).readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new ContentTooLargeResponse(
            "body: more than %,d bytes (expected: fewer)".formatted(MOST_BYTES));
      }
      return StrictJson.object(body);
    } catch (NoJsonException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    } catch (BodyTooSlowException e) {
      throw new RequestTimeoutResponse(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Takes a time out of an object; null: it has none.
   *
   * @throws IllegalArgumentException if it is none, or is to come
   */
  static @Nullable Instant takeTime(ObjectNode object, String field, Clock clock) {
    JsonNode found = object.remove(field);
    if (found == null || found.isNull()) {
      return null;
    }
    try {
      return past(OffsetDateTime.parse(found.asText()).toInstant(), field, clock);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s: %s (expected: a time as 2022-01-02T18:00:00+07:00)".formatted(field, found), e);
    }
  }

  /**
   * A time that has been.
   *
   * @throws IllegalArgumentException if it is to come
   */
  static Instant past(Instant time, String field, Clock clock) {
    if (time.isAfter(clock.instant())) {
      throw new IllegalArgumentException("%s: %s (expected: until now)".formatted(field, time));
    }
    return time;
  }
}
