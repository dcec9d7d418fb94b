package io.giaoban.gateway;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportFields;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Reads one report or an array of them from JSON. */
final class JsonItems {
  private static final String DOSES = "doses";
  private static final JsonMapper JSON =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private final String feed;
  private final Instant receivedAt;

  private JsonItems(String feed, Instant receivedAt) {
    this.feed = feed;
    this.receivedAt = receivedAt;
  }

  /**
   * Reads the items.
   *
   * @throws MalformedBodyException if the body is no JSON object or array
   */
  static List<Item> read(byte[] body, String feed, Instant receivedAt)
      throws MalformedBodyException {
    try (JsonParser parser = JSON.createParser(body)) {
      return new JsonItems(feed, receivedAt).items(parser, body);
    } catch (JsonProcessingException e) {
      throw new MalformedBodyException(
          "%s (line %d, column %d)"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr()),
          e);
    } catch (IOException e) {
      throw new MalformedBodyException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<Item> items(JsonParser parser, byte[] body)
      throws IOException, MalformedBodyException {
    List<Item> items = new ArrayList<>();
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      items.add(item(0, parser, body));
    } else if (first == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(item(items.size(), parser, body));
      }
    } else {
      throw new MalformedBodyException(first + " (expected: a JSON object or an array of them)");
    }
    if (parser.nextToken() != null) {
      throw new MalformedBodyException("more after the end (expected: one object or array)");
    }
    return items;
  }

  private Item item(int index, JsonParser parser, byte[] body) throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    JsonNode node = JSON.readTree(parser);
    int to = (int) parser.currentLocation().getByteOffset();
    return Item.of(index, Arrays.copyOfRange(body, from, to), () -> report(node));
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
    Report report = null;
    for (JsonNode dose : doses) {
      Map<String, String> row = new HashMap<>(fields);
      row.putAll(fields(dose));
      Report one = ReportFields.read(row, feed, receivedAt);
      report = report == null ? one : report.plus(one.counts());
    }
    return report == null ? ReportFields.read(fields, feed, receivedAt) : report;
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
