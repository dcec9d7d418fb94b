package io.giaoban.cli;

import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceMatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Silences as a table for people, times in the zone of this machine. */
final class SilencesTable {
  private static final List<String> HEADER =
      List.of("id", "state", "covers", "from", "until", "author", "comment");

  private SilencesTable() {}

  static List<String> lines(List<Silence> silences, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    silences.forEach(silence -> rows.add(row(silence, now)));
    return Cells.table(rows);
  }

  private static List<String> row(Silence silence, Instant now) {
    return List.of(
        silence.id(),
        SilenceState.of(silence, now).toString(),
        covers(silence.matcher()),
        MomentConverter.text(silence.from()),
        MomentConverter.text(silence.until()),
        oneLine(silence.author()),
        oneLine(silence.comment()));
  }

  /** Words of one list are alternatives, lists are conditions that hold together. */
  private static String covers(SilenceMatcher matcher) {
    List<String> conditions = new ArrayList<>();
    add(conditions, "rule", matcher.rules());
    add(conditions, "city", matcher.cities());
    add(conditions, "unit", matcher.units());
    add(conditions, "severity", matcher.severities());
    return String.join(" ", conditions);
  }

  private static void add(List<String> conditions, String name, List<?> values) {
    if (!values.isEmpty()) {
      conditions.add(
          values.stream()
              .map(value -> value instanceof Enum<?> word ? lowerCase(word) : value.toString())
              .collect(Collectors.joining(",", name + "=", "")));
    }
  }

  private static String lowerCase(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
