package io.giaoban.gateway.dhis2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.report.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads data values from JSON, the good ones whatever the others are. */
final class DataValueReader {
  private static final int SHORT_CHARS = 80;

  /** What nobody needs here, and may name a person. */
  private static final List<String> PERSONAL = List.of("storedBy", "comment");

  private static final Set<String> USED =
      Set.of(
          "dataElement",
          "period",
          "orgUnit",
          "categoryOptionCombo",
          "attributeOptionCombo",
          "value",
          "lastUpdated",
          "deleted");
  private static final Set<String> UNUSED = Set.of("created", "followup", "followUp");

  private final List<DataValue> read = new ArrayList<>();
  private final List<RefusedValue> refused = new ArrayList<>();

  /** Thousands of values have the same few codes. */
  private final Map<String, String> codes = new HashMap<>();

  /** Reads the next value. */
  void add(JsonNode node) {
    int index = size();
    try {
      check(node);
      read.add(value(index, node));
    } catch (ConflictException e) {
      if (node instanceof ObjectNode fields) {
        fields.remove(PERSONAL);
      }
      refused.add(new RefusedValue(value(index, node), node.toString(), e));
    }
  }

  int size() {
    return read.size() + refused.size();
  }

  List<DataValue> read() {
    return read;
  }

  List<RefusedValue> refused() {
    return refused;
  }

  private static void check(JsonNode node) throws ConflictException {
    if (!node.isObject()) {
      throw new ConflictException(
          ConflictKind.STATEMENT,
          Refusal.UNREADABLE,
          shorten(node.toString()) + " (expected: a JSON object)");
    }
    for (Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (!USED.contains(name) && !UNUSED.contains(name) && !PERSONAL.contains(name)) {
        throw new ConflictException(
            ConflictKind.STATEMENT,
            Refusal.UNKNOWN_FIELD,
            "field \"%s\" (expected: one of %s)".formatted(name, new TreeSet<>(USED)));
      }
      if (field.getValue().isContainerNode()) {
        throw new ConflictException(
            ConflictKind.VALUE,
            Refusal.BAD_VALUE,
            "%s: %s (expected: a text)".formatted(name, shorten(field.getValue().toString())));
      }
    }
    JsonNode deleted = node.path("deleted");
    if (!deleted.isMissingNode() && !deleted.isNull() && !deleted.isBoolean()) {
      throw new ConflictException(
          ConflictKind.VALUE,
          Refusal.BAD_VALUE,
          "deleted: " + shorten(deleted.toString()) + " (expected: true or false)");
    }
  }

  /** The value as far as it can be read. */
  private DataValue value(int index, JsonNode node) {
    return new DataValue(
        index,
        code(node, "dataElement"),
        code(node, "period"),
        code(node, "orgUnit"),
        code(node, "categoryOptionCombo"),
        code(node, "attributeOptionCombo"),
        text(node, "value"),
        code(node, "lastUpdated"),
        node.path("deleted").asBoolean() ? true : null);
  }

  private @Nullable String code(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? null : codes.computeIfAbsent(text, code -> code);
  }

  /** An empty text is the same as none. */
  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  static String shorten(String text) {
    return text.length() <= SHORT_CHARS ? text : text.substring(0, SHORT_CHARS) + "…";
  }
}
