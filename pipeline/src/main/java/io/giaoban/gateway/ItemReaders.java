package io.giaoban.gateway;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Opens bodies by what their senders say they are. */
public final class ItemReaders {
  private static final String CHARSET = "charset=";

  private ItemReaders() {}

  /**
   * The items of a body; nothing of it is read before the first is asked for.
   *
   * @param contentType the header's value; null: there was none
   * @param body as it was before it was packed, see {@link BodyStream}; closed with the reader
   * @param feed the feed that sends it
   * @param receivedAt when it came
   * @throws UnsupportedBodyException if it is of a type, or in an encoding, that nobody reads here
   */
  public static ItemReader open(
      @Nullable String contentType, InputStream body, String feed, Instant receivedAt)
      throws UnsupportedBodyException {
    String type = contentType == null ? "" : contentType;
    List<String> parts = List.of(type.split(";", -1));
    for (String part : parts.subList(1, parts.size())) {
      checkCharset(type, part.strip());
    }
    BodyBytes bytes = new BodyBytes(body);
    return switch (parts.get(0).strip().toLowerCase(Locale.ROOT)) {
      case "application/json" -> new JsonItems(bytes, new JsonItem(feed, receivedAt));
      case "application/x-ndjson" -> new NdjsonItems(bytes, new JsonItem(feed, receivedAt));
      case "text/csv" -> new CsvItems(bytes, CsvItems.reports(feed, receivedAt));
      default ->
          throw new UnsupportedBodyException(
              "Content-Type \"%s\" (expected: application/json, application/x-ndjson or text/csv)"
                  .formatted(type));
    };
  }

  /** What is said to be in another encoding would be read as what it is not. */
  private static void checkCharset(String type, String parameter) throws UnsupportedBodyException {
    if (parameter.regionMatches(true, 0, CHARSET, 0, CHARSET.length())) {
      String charset = parameter.substring(CHARSET.length()).replace("\"", "").strip();
      if (!charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
        throw new UnsupportedBodyException(
            "Content-Type \"%s\" (expected: charset=utf-8, or none)".formatted(type));
      }
    }
  }
}
