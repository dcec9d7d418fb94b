package io.giaoban.gateway;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.report.Counts;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one report or an array of them from JSON. */
final class JsonItems {
  private static final String DOSES = "doses";
  private static final List<String> DOSE_FIELDS = List.of("dose", "group", "administered");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private final @Nullable String feed;
  private final Instant receivedAt;

  private JsonItems(@Nullable String feed, Instant receivedAt) {
    this.feed = feed;
    this.receivedAt = receivedAt;
  }

  /**
   * Reads the items.
   *
   * @throws MalformedBodyException if the body is no JSON object or array
   */
  static List<Item> read(byte[] body, @Nullable String feed, Instant receivedAt)
      throws MalformedBodyException {
    String text = Utf8.text(body);
    try (JsonParser parser = JSON.createParser(text)) {
      return new JsonItems(feed, receivedAt).items(parser, text);
    } catch (JsonProcessingException e) {
      throw new MalformedBodyException(e.getOriginalMessage() + where(e.getLocation()), e);
    } catch (IOException e) {
      throw new MalformedBodyException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What is too deep or too long has no place. */
  private static String where(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  private List<Item> items(JsonParser parser, String body)
      throws IOException, MalformedBodyException {
    List<Item> items = new ArrayList<>();
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      item(0, parser, body).ifPresent(items::add);
    } else if (first == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        item(items.size(), parser, body).ifPresent(items::add);
      }
    } else {
      throw new MalformedBodyException(
          (first == null ? "empty" : first.isScalarValue() ? parser.getText() : first.asString())
              + " (expected: a JSON object or an array of them)");
    }
    if (parser.nextToken() != null) {
      throw new MalformedBodyException("more after the end (expected: one object or array)");
    }
    return items;
  }

  private Optional<Item> item(int index, JsonParser parser, String body) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    JsonNode node = JSON.readTree(parser);
    int to = (int) parser.currentLocation().getCharOffset();
    return Item.of(index, body.substring(from, to), () -> Optional.of(report(node)));
  }

  private Report report(JsonNode node) throws RefusedException {
    Map<String, String> fields = fields(node);
    JsonNode doses = node.get(DOSES);
    if (doses == null || doses.isNull()) {
      return ReportFields.read(fields, feed, receivedAt);
    }
    if (!doses.isArray()) {
      throw new RefusedException(
          Refusal.BAD_VALUE, DOSES + ": " + doses + " (expected: an array of doses)");
    }
    fields.putIfAbsent("kind", "vaccinations");
    Report first = null;
    Counts.Builder counts = new Counts.Builder();
    for (JsonNode dose : doses) {
      Map<String, String> row = new HashMap<>(fields);
      row.putAll(doseFields(dose));
      Report report = ReportFields.read(row, feed, receivedAt);
      first = first == null ? report : first;
      counts.putAll(report.counts());
    }
    return first == null ? ReportFields.read(fields, feed, receivedAt) : first.with(counts.build());
  }

  private static Map<String, String> doseFields(JsonNode dose) throws RefusedException {
    Map<String, String> fields = fields(dose);
    for (Entry<String, JsonNode> field : dose.properties()) {
      if (!DOSE_FIELDS.contains(field.getKey())) {
        throw new RefusedException(
            Refusal.UNKNOWN_FIELD,
            "field \"" + field.getKey() + "\" in a dose (expected: one of " + DOSE_FIELDS + ")");
      }
    }
    return fields;
  }

  private static Map<String, String> fields(JsonNode node) throws RefusedException {
    if (!node.isObject()) {
      throw new RefusedException(
          Refusal.UNREADABLE, shorten(node.toString()) + " (expected: a JSON object)");
    }
    Map<String, String> fields = new HashMap<>();
    for (Entry<String, JsonNode> field : node.properties()) {
      String text = text(field.getKey(), field.getValue());
      if (!field.getKey().equals(DOSES)) {
        fields.put(field.getKey(), text == null ? "" : text);
      }
    }
    return fields;
  }

  private static @Nullable String text(String name, JsonNode value) throws RefusedException {
    if (value.isContainerNode() && !name.equals(DOSES)) {
      throw new RefusedException(
          Refusal.BAD_VALUE,
          name + ": " + shorten(value.toString()) + " (expected: a number or a text)");
    }
    return value.isNull() ? null : value.asText();
  }

  private static String shorten(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
