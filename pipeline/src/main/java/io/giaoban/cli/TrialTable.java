package io.giaoban.cli;

import io.giaoban.alert.Episode;
import io.giaoban.alert.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What trying rules came to, in columns of a terminal. */
final class TrialTable {
  private static final List<String> EPISODE =
      List.of("rule", "place", "first day", "raised", "last day", "peak", "on", "cleared", "days");
  private static final List<String> SUMMARY =
      List.of("rule", "episodes", "days", "flaps", "plain line: episodes", "crossings");

  private TrialTable() {}

  /** A row for each episode. */
  static List<String> episodes(List<List<Trial>> trials) {
    List<List<String>> rows = new ArrayList<>(List.of(EPISODE));
    for (List<Trial> ofRule : trials) {
      for (Trial trial : ofRule) {
        trial.episodes().forEach(episode -> rows.add(row(trial, episode)));
      }
    }
    return rows.size() == 1 ? List.of("no rule would have been raised") : Cells.table(rows);
  }

  /** A row for each rule. */
  static List<String> summary(List<List<Trial>> trials) {
    List<List<String>> rows = new ArrayList<>(List.of(SUMMARY));
    trials.stream()
        .filter(ofRule -> !ofRule.isEmpty())
        .map(TrialSummary::of)
        .forEach(summary -> rows.add(row(summary)));
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(Cells.table(rows));
    return lines;
  }

  /** A place in short: its code and its name. */
  static String place(Trial trial) {
    String code = trial.unit() == null ? trial.city() : trial.city() + "/" + trial.unit();
    return code + " " + trial.name();
  }

  /** A figure as people write it. */
  static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
  }

  private static List<String> row(Trial trial, Episode episode) {
    return List.of(
        trial.rule().id(),
        place(trial),
        episode.firstDay().toString(),
        episode.raisedBy().toString(),
        episode.lastDay().toString(),
        number(episode.peak()),
        episode.peakDay().toString(),
        episode.resolvedBy() == null ? "open" : episode.resolvedBy().toString(),
        Long.toString(Trial.length(episode)));
  }

  private static List<String> row(TrialSummary summary) {
    return List.of(
        summary.rule(),
        Integer.toString(summary.episodes()),
        Long.toString(summary.days()),
        Integer.toString(summary.flaps()),
        Integer.toString(summary.plainEpisodes()),
        Long.toString(summary.plainCrossings()));
  }
}
