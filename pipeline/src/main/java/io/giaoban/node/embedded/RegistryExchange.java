package io.giaoban.node.embedded;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What goes over the wire: bodies in, answers out, both JSON. */
final class RegistryExchange {
  static final int MAX_BODY_BYTES = 1 << 20;

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private RegistryExchange() {}

  /**
   * What a route answers; thrown {@link RegistryException}s are answered by {@link RegistryErrors}.
   */
  interface Route {
    Object answer(Context exchange) throws IOException;
  }

  /** JSON that is answered as it stands. */
  record Raw(@JsonValue @JsonRawValue String json) {}

  static Handler json(Route route) {
    return exchange -> write(exchange, 200, route.answer(exchange));
  }

  static void write(Context exchange, int status, Object answer) throws JsonProcessingException {
    exchange.status(status).contentType(CONTENT_TYPE).result(JSON.writeValueAsBytes(answer));
  }

  static <T> T body(Context exchange, Class<T> type) throws IOException {
    refuseForms(exchange.contentType());
    // Counted, not believed: a chunked body has no announced length.
    byte[] bytes = exchange.bodyInputStream().readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) {
      throw RegistryError.TOO_LARGE.because(
          "Request body is too large (expected: at most %d bytes)".formatted(MAX_BODY_BYTES));
    }
    @Nullable T value;
    try {
      value = JSON.readValue(bytes, type);
    } catch (JsonProcessingException e) {
      throw unreadable(e.getOriginalMessage());
    }
    if (value == null) {
      throw unreadable("null");
    }
    return value;
  }

  static boolean flag(Context exchange, String name) {
    return "true".equals(exchange.queryParam(name));
  }

  static String subject(Context exchange) {
    return exchange.pathParam("subject");
  }

  private static RegistryException unreadable(@Nullable String why) {
    return RegistryError.UNREADABLE.because(
        "Request body cannot be read: %s (expected: a JSON object)".formatted(why));
  }

  /**
   * A page in a browser may send forms and plain text to any address, but no other type unasked.
   */
  private static void refuseForms(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.contains("json") && !type.startsWith("application/octet-stream")) {
      throw RegistryError.WRONG_CONTENT_TYPE.because(
          "Content-Type: %s (expected: %s or application/json)"
              .formatted(contentType, CONTENT_TYPE));
    }
  }
}
