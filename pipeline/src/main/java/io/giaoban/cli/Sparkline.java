package io.giaoban.cli;

import io.giaoban.schema.CityDay;
import java.util.List;

/** A row of small bars, one for each week: its last day's 7-day mean. */
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int WEEK = 7;

  private Sparkline() {}

  static String ofWeeks(List<CityDay> days) {
    double highest = 1;
    for (CityDay day : days) {
      highest = Math.max(highest, day.getMean7() == null ? 0 : day.getMean7());
    }
    StringBuilder line = new StringBuilder();
    for (int i = WEEK - 1; i < days.size(); i += WEEK) {
      Double mean = days.get(i).getMean7();
      double share = mean == null ? 0 : Math.max(0, mean) / highest;
      line.append(mean == null ? ' ' : BARS.charAt((int) Math.round(share * (BARS.length() - 1))));
    }
    return line + "  up to %,.0f a day".formatted(highest);
  }
}
