package io.giaoban.cli;

import io.giaoban.alert.Trial;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule's figure over time, as wide as the terminal, and under it when the rule's alert stands. Of
 * many units it is how many of a city's have the alert.
 */
final class TrialChart {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String ASCII_BARS = "._-:=+*#";
  private static final int WEEK = 7;
  private static final int NARROWEST = 30;

  private final int width;
  private final String bars;
  private final char mark;

  /**
   * Charts for a terminal.
   *
   * @param width in cells
   */
  TrialChart(int width, boolean ascii) {
    this.width = Math.max(NARROWEST, width);
    this.bars = ascii ? ASCII_BARS : BARS;
    this.mark = ascii ? '^' : '▔';
  }

  /** The charts of a rule's trials; none where it was never raised. */
  List<String> lines(List<Trial> ofRule) {
    List<String> lines = new ArrayList<>();
    ofRule.stream()
        .collect(Collectors.groupingBy(Trial::city, TreeMap::new, Collectors.toList()))
        .values()
        .forEach(ofCity -> addCity(ofCity, lines));
    return lines;
  }

  private void addCity(List<Trial> ofCity, List<String> lines) {
    List<Trial> raised = ofCity.stream().filter(trial -> !trial.episodes().isEmpty()).toList();
    if (raised.isEmpty()) {
      return;
    }
    Trial one = raised.get(0);
    if (ofCity.size() == 1) {
      String what = TrialTable.place(one) + "  " + one.rule().figure();
      add(one, what, one.figures(), one::standsBetween, lines);
    } else {
      String what =
          "%s  units that have it, %d of %d at some time"
              .formatted(one.city(), raised.size(), ofCity.size());
      add(one, what, standing(ofCity), (from, to) -> anyStands(raised, from, to), lines);
    }
  }

  private static boolean anyStands(List<Trial> trials, LocalDate from, LocalDate to) {
    return trials.stream().anyMatch(trial -> trial.standsBetween(from, to));
  }

  /** How many of the places have the alert, by day. */
  private static SortedMap<LocalDate, Double> standing(List<Trial> trials) {
    SortedSet<LocalDate> days = trials.get(0).days();
    return days.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                day -> (double) trials.stream().filter(t -> t.standsBetween(day, day)).count(),
                Double::sum,
                TreeMap::new));
  }

  private void add(
      Trial trial,
      String what,
      SortedMap<LocalDate, Double> figures,
      BiPredicate<LocalDate, LocalDate> stands,
      List<String> lines) {
    LocalDate first = trial.days().first();
    LocalDate last = trial.days().last();
    int step = step(ChronoUnit.DAYS.between(first, last) + 1);
    double highest = highest(figures);
    StringBuilder bar = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    for (LocalDate from = first; !from.isAfter(last); from = from.plusDays(step)) {
      SortedMap<LocalDate, Double> part = figures.subMap(from, from.plusDays(step));
      bar.append(part.isEmpty() ? ' ' : block(highest(part) / highest));
      marks.append(stands.test(from, from.plusDays(step - 1L)) ? mark : ' ');
    }
    lines.add("");
    lines.add(
        "%s  %s, up to %s%s"
            .formatted(
                trial.rule().id(),
                what,
                TrialTable.number(highest),
                step == 1 ? "" : ", highest of " + step + " days"));
    lines.add(bar.toString());
    lines.add(marks.toString().stripTrailing());
    lines.add(ends(first.toString(), last.toString(), bar.length()));
  }

  private static double highest(SortedMap<LocalDate, Double> figures) {
    return figures.values().stream().max(Comparator.naturalOrder()).orElse(0.0);
  }

  /** Nothing and less is the lowest block, as is a share of nothing. */
  private char block(double share) {
    return share > 0 ? bars.charAt((int) Math.round(share * (bars.length() - 1))) : bars.charAt(0);
  }

  /** A day a cell, or as many as it takes; from a week on, whole weeks. */
  private int step(long days) {
    int step = Math.toIntExact((days + width - 1) / width);
    return step < WEEK ? step : (step + WEEK - 1) / WEEK * WEEK;
  }

  private static String ends(String first, String last, int cells) {
    int gap = cells - first.length() - last.length();
    return gap < 1 ? first + " – " + last : first + " ".repeat(gap) + last;
  }
}
