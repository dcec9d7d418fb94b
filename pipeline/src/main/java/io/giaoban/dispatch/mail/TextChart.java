package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.mail.CaseChart.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A chart of block characters: two rows, a character a day, and the alert's day marked below. */
final class TextChart {
  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
  private static final int STEPS = BLOCKS.length() - 1;
  private static final int ROWS = 2;
  private static final char GAP = '?';
  private static final char MARK = '^';

  private TextChart() {}

  /** The chart and what it shows in words. */
  static String of(ChartWords words) {
    List<String> lines = new ArrayList<>();
    lines.add(words.title());
    lines.add("");
    for (int row = ROWS - 1; row >= 0; row--) {
      lines.add(row(words.chart(), row));
    }
    lines.add(marks(words.chart()));
    lines.addAll(words.legend(String.valueOf(MARK), "", String.valueOf(GAP)));
    return String.join("\n", lines);
  }

  private static String row(CaseChart chart, int row) {
    return chart.columns().stream()
        .map(column -> String.valueOf(cell(column, row, chart.top())))
        .collect(Collectors.joining())
        .stripTrailing();
  }

  private static char cell(Column column, int row, double top) {
    if (column.cases() == null) {
      return row == 0 ? GAP : ' ';
    }
    long steps = Math.round(column.height() / top * ROWS * STEPS) - (long) row * STEPS;
    // A day without cases is known: it has a line of its own.
    return BLOCKS.charAt((int) Math.min(STEPS, Math.max(row == 0 ? 1 : 0, steps)));
  }

  private static String marks(CaseChart chart) {
    return chart.columns().stream()
        .map(column -> column.alert() ? String.valueOf(MARK) : " ")
        .collect(Collectors.joining())
        .stripTrailing();
  }
}
