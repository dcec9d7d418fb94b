package io.giaoban.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.giaoban.report.Counts;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a report from one JSON object, token by token. */
final class JsonItem {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_FIELDS = 64;
  private static final int MAX_DOSES = 1000;
  private static final int SHOWN_CHARS = 80;
  private static final String DOSES = "doses";
  private static final List<String> DOSE_FIELDS = List.of("dose", "group", "administered");

  /** An item has a limit of its own, which names and texts cannot exceed. */
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(Item.MAX_BYTES)
                  .maxStringLength(Item.MAX_BYTES)
                  .maxNumberLength(Item.MAX_BYTES)
                  .build())
          // Names that strangers make up are not worth remembering.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final @Nullable String feed;
  private final Instant receivedAt;

  /**
   * Reads what a feed sent.
   *
   * @param feed null: not told
   * @param receivedAt when it came
   */
  JsonItem(@Nullable String feed, Instant receivedAt) {
    this.feed = feed;
    this.receivedAt = receivedAt;
  }

  /**
   * An item.
   *
   * @param item its bytes, or, where it is too large, those of its beginning
   * @param whole whether these are all of its bytes
   */
  Item item(int index, byte[] item, boolean whole) {
    return Item.of(
            index,
            item,
            () -> {
              if (!whole) {
                throw Item.tooLarge();
              }
              return Optional.of(read(item));
            })
        .orElseThrow();
  }

  /**
   * The report of an item.
   *
   * @throws RefusedException if the item is no JSON, or no report
   */
  Report read(byte[] item) throws RefusedException {
    String text = Utf8.text(item);
    try (JsonParser parser = JSON.createParser(text)) {
      return report(parser, text);
    } catch (StreamConstraintsException e) {
      throw new RefusedException(
          Refusal.UNREADABLE,
          "nested more than %d deep (expected: an object with at most a list of doses in it)"
              .formatted(MAX_DEPTH),
          e);
    } catch (JsonEOFException e) {
      throw new RefusedException(
          Refusal.UNREADABLE, "ends in the middle (expected: a JSON object)", e);
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          Refusal.UNREADABLE,
          "%s at line %d, column %d of the item (expected: a JSON object)"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be read", e);
    }
  }

  private Report report(JsonParser parser, String text) throws IOException, RefusedException {
    JsonToken begins = parser.nextToken();
    if (begins == null) {
      throw new RefusedException(Refusal.UNREADABLE, "empty (expected: a JSON object)");
    }
    if (begins != JsonToken.START_OBJECT) {
      throw new RefusedException(
          Refusal.UNREADABLE, value(parser, text) + " (expected: a JSON object)");
    }
    Map<String, String> fields = new HashMap<>();
    List<Map<String, String>> doses = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals(DOSES)) {
        put(fields, DOSES, "");
        doses = doses(parser, text);
      } else {
        put(fields, name, scalar(name, parser, text));
      }
    }
    if (parser.nextToken() != null) {
      throw new RefusedException(
          Refusal.UNREADABLE, "more after the end (expected: one JSON object)");
    }
    fields.remove(DOSES);
    return doses == null ? ReportFields.read(fields, feed, receivedAt) : joined(fields, doses);
  }

  private static @Nullable List<Map<String, String>> doses(JsonParser parser, String text)
      throws IOException, RefusedException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new RefusedException(
          Refusal.BAD_VALUE, DOSES + ": " + value(parser, text) + " (expected: a list of doses)");
    }
    List<Map<String, String>> doses = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (doses.size() == MAX_DOSES) {
        throw new RefusedException(
            Refusal.TOO_LARGE, "more than %d doses (expected: fewer)".formatted(MAX_DOSES));
      }
      doses.add(dose(parser, text));
    }
    return doses;
  }

  private static Map<String, String> dose(JsonParser parser, String text)
      throws IOException, RefusedException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new RefusedException(
          Refusal.BAD_VALUE,
          DOSES + ": " + value(parser, text) + " (expected: a dose, such as {\"dose\": 1, …})");
    }
    Map<String, String> fields = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (!DOSE_FIELDS.contains(name)) {
        throw new RefusedException(
            Refusal.UNKNOWN_FIELD,
            "field \"" + shorten(name) + "\" in a dose (expected: one of " + DOSE_FIELDS + ")");
      }
      parser.nextToken();
      put(fields, name, scalar(name, parser, text));
    }
    return fields;
  }

  /** The report of fields and doses that lie beside each other in one object. */
  private Report joined(Map<String, String> fields, List<Map<String, String>> doses)
      throws RefusedException {
    fields.putIfAbsent("kind", "vaccinations");
    Report first = null;
    Counts.Builder counts = new Counts.Builder();
    for (Map<String, String> dose : doses) {
      Map<String, String> row = new HashMap<>(fields);
      row.putAll(dose);
      Report report = ReportFields.read(row, feed, receivedAt);
      first = first == null ? report : first;
      counts.putAll(report.counts());
    }
    return first == null ? ReportFields.read(fields, feed, receivedAt) : first.with(counts.build());
  }

  private static void put(Map<String, String> fields, String name, String value)
      throws RefusedException {
    if (fields.put(name, value) != null) {
      throw new RefusedException(
          Refusal.UNREADABLE, "field \"" + shorten(name) + "\" twice (expected: once)");
    }
    if (fields.size() > MAX_FIELDS) {
      throw new RefusedException(
          Refusal.UNREADABLE, "more than %d fields (expected: fewer)".formatted(MAX_FIELDS));
    }
  }

  /** The text of a number, text or truth value as it is written; empty: null. */
  private static String scalar(String name, JsonParser parser, String text)
      throws IOException, RefusedException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "";
    }
    if (token == null || !token.isScalarValue()) {
      throw new RefusedException(
          Refusal.BAD_VALUE,
          shorten(name) + ": " + value(parser, text) + " (expected: a number or a text)");
    }
    return parser.getText();
  }

  /** A value as it is written, for people. */
  private static String value(JsonParser parser, String text) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    return shorten(text.substring(from, (int) parser.currentLocation().getCharOffset()));
  }

  private static String shorten(String text) {
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
  }
}
