package io.giaoban.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which fields of a definition differ between two of its versions, for people. */
public final class FieldChanges {
  private FieldChanges() {}

  /**
   * A text for each field that differs: {@code clearDays from 1 to 3}.
   *
   * @param except fields that are not told
   */
  public static List<String> of(JsonNode before, JsonNode after, Set<String> except) {
    Set<String> fields = new LinkedHashSet<>();
    after.fieldNames().forEachRemaining(fields::add);
    before.fieldNames().forEachRemaining(fields::add);
    fields.removeAll(except);
    return fields.stream()
        .filter(field -> !value(before, field).equals(value(after, field)))
        .map(
            field ->
                "%s from %s to %s"
                    .formatted(field, text(value(before, field)), text(value(after, field))))
        .toList();
  }

  /** The value of a field; JSON's null: it is not there. */
  public static JsonNode value(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? NullNode.getInstance() : value;
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "none" : value.toString();
  }
}
