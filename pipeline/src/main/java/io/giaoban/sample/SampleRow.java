package io.giaoban.sample;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import java.util.HashMap;
import java.util.Map;

/** A row of a sample, put under the names of the HTTP interface. */
final class SampleRow {
  private final Map<String, String> row;
  private final Map<String, String> fields = new HashMap<>();

  SampleRow(Map<String, String> row, String city) {
    this.row = row;
    fields.put("kind", "cases");
    fields.put("city", city);
  }

  String text(String column) throws RefusedException {
    String text = row.get(column);
    if (text == null) {
      throw new RefusedException(
          Refusal.MISSING_FIELD, column + " is missing (expected: a cell in every row)");
    }
    return text;
  }

  SampleRow put(String field, String text) {
    fields.put(field, text);
    return this;
  }

  Map<String, String> fields() {
    return fields;
  }
}
