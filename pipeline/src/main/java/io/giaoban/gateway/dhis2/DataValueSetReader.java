package io.giaoban.gateway.dhis2;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a data value set from JSON. */
final class DataValueSetReader {
  static final int MOST_VALUES = 100_000;

  private static final Set<String> TEXTS =
      Set.of(
          "dataSet",
          "completeDate",
          "period",
          "orgUnit",
          "attributeOptionCombo",
          "dryRun",
          "strategy");
  private static final String VALUES = "dataValues";

  /** The scope of what a push replaces. */
  private static final String DELETION = "deletion";

  private static final JsonMapper JSON =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private final Map<String, String> texts = new HashMap<>();
  private final DataValueReader values = new DataValueReader();
  private boolean hasValues;
  private boolean since243;

  private DataValueSetReader() {}

  /**
   * Reads it.
   *
   * @throws PushException if it is no data value set, or too large a one
   */
  static DataValueSet read(byte[] body) throws PushException {
    try (JsonParser parser = JSON.createParser(body)) {
      return new DataValueSetReader().read(parser);
    } catch (JsonProcessingException e) {
      throw new PushException(
          HttpStatus.BAD_REQUEST, "body: " + e.getOriginalMessage() + where(e.getLocation()), e);
    } catch (IOException e) {
      throw new PushException(HttpStatus.BAD_REQUEST, "body: " + e.getMessage(), e);
    }
  }

  private DataValueSet read(JsonParser parser) throws IOException, PushException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw bad("body: no JSON object (expected: a data value set)");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      read(name, parser);
    }
    if (parser.nextToken() != null) {
      throw bad("body: more after the end (expected: one data value set)");
    }
    if (!hasValues) {
      throw bad(VALUES + ": none (expected: a list of data values)");
    }
    List<DataValue> good = new ArrayList<>();
    List<RefusedValue> refused = values.refused();
    for (DataValue value : values.read()) {
      try {
        good.add(
            value.within(
                texts.get("period"), texts.get("orgUnit"), texts.get("attributeOptionCombo")));
      } catch (ConflictException e) {
        refused.add(new RefusedValue(value, null, e));
      }
    }
    return new DataValueSet(
        good,
        refused,
        texts.get("strategy"),
        ImportOptions.bool("dryRun", texts.getOrDefault("dryRun", "false")),
        since243);
  }

  private void read(String name, JsonParser parser) throws IOException, PushException {
    if (name.equals(VALUES)) {
      readValues(parser);
      return;
    }
    JsonNode node = JSON.readTree(parser);
    if (name.equals(DELETION)) {
      since243 = true;
    } else if (!TEXTS.contains(name) && !ImportOptions.ID_SCHEMES.contains(name)) {
      throw bad("field \"%s\" (expected: one of %s)".formatted(name, known()));
    } else if (node.isContainerNode()) {
      throw bad(name + ": " + DataValueReader.shorten(node.toString()) + " (expected: a text)");
    } else if (!node.isNull()) {
      if (ImportOptions.ID_SCHEMES.contains(name)) {
        ImportOptions.checkScheme(name, node.asText());
      }
      texts.put(name, node.asText());
    }
  }

  private void readValues(JsonParser parser) throws IOException, PushException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw bad(VALUES + ": no list (expected: a list of data values)");
    }
    hasValues = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode node = JSON.readTree(parser);
      if (values.size() == MOST_VALUES) {
        throw new PushException(
            HttpStatus.CONTENT_TOO_LARGE,
            "%s: more than %d (expected: at most so many; push them in parts)"
                .formatted(VALUES, MOST_VALUES));
      }
      values.add(node);
    }
  }

  private static Set<String> known() {
    Set<String> names = new TreeSet<>(TEXTS);
    names.addAll(ImportOptions.ID_SCHEMES);
    names.addAll(List.of(VALUES, DELETION));
    return names;
  }

  private static PushException bad(String message) {
    return new PushException(HttpStatus.BAD_REQUEST, message);
  }

  /** What is too deep or too long has no place. */
  private static String where(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
