package io.giaoban.cli;

import io.giaoban.node.Reset;
import io.giaoban.reset.Difference;
import io.giaoban.reset.Difference.Kind;
import io.giaoban.reset.TopicComparison;
import java.util.ArrayList;
import java.util.List;

/** A comparison for people. */
final class ComparisonTable {
  private static final List<String> HEAD =
      List.of("", "compared", "equal", "different", "only live", "only new", "left out");

  private ComparisonTable() {}

  static List<String> lines(Reset.Result result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (TopicComparison topic : result.comparison().topics()) {
      rows.add(
          List.of(
              topic.name(),
              text(topic.compared()),
              text(topic.equal()),
              text(topic.count(Kind.CHANGED)),
              text(topic.count(Kind.ONLY_LIVE)),
              text(topic.count(Kind.ONLY_ANEW)),
              text(topic.leftOut())));
    }
    List<String> lines = new ArrayList<>(Cells.table(rows));
    for (TopicComparison topic : result.comparison().topics()) {
      if (!topic.first().isEmpty()) {
        lines.add("");
        lines.add(topic.name() + (topic.same() ? " (for information)" : ""));
        topic.first().stream()
            .map(Difference::toString)
            .map(line -> "  " + line)
            .forEach(lines::add);
      }
    }
    lines.add("");
    lines.add(summary(result));
    return lines;
  }

  private static String summary(Reset.Result result) {
    String records = text(result.records()) + " records processed anew: ";
    if (result.written() > 0) {
      return records
          + "different; switched with %s corrections. Start the processors: they tell what differs from what was told."
              .formatted(text(result.written()));
    }
    return records + (result.comparison().same() ? "equal" : "different");
  }

  private static String text(long number) {
    return "%,d".formatted(number);
  }
}
