package io.giaoban.gateway.dhis2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** What is kept of refused values: a data value set of them, in the bulk form. */
final class Originals {
  private static final JsonMapper JSON = new JsonMapper();

  private Originals() {}

  static String of(DataValue value) {
    return write(value);
  }

  static String setOf(List<DataValue> values) {
    return write(Map.of("dataValues", values));
  }

  /**
   * A set of one value.
   *
   * @param value its JSON
   */
  static String setOf(String value) {
    return "{\"dataValues\":[" + value + "]}";
  }

  private static String write(Object content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("data values cannot be written", e);
    }
  }
}
