package io.giaoban.alert;

import io.giaoban.alert.PlainCondition.Line;
import io.giaoban.alert.PlainCondition.Seen;
import io.giaoban.alert.PlainCondition.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force at a place. Of many that draw their lines on one figure only those are looked
 * at whose line it has reached, as an index of predicates finds them.
 */
final class RuleIndex {
  /** No rules. */
  static final RuleIndex NONE = of(List.of());

  private final List<RuleInForce> rules;
  private final List<Lines> lines;
  private final int[] withoutLine;
  private final int daysAfter;

  private RuleIndex(List<RuleInForce> rules, List<Lines> lines, int[] withoutLine) {
    this.rules = rules;
    this.lines = lines;
    this.withoutLine = withoutLine;
    this.daysAfter = rules.stream().mapToInt(rule -> rule.compiled().daysAfter()).max().orElse(0);
  }

  static RuleIndex of(List<RuleInForce> rules) {
    Map<Axis, List<Integer>> lines = new LinkedHashMap<>();
    List<Integer> withoutLine = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Line line = rules.get(i).compiled().line();
      (line == null ? withoutLine : lines.computeIfAbsent(Axis.of(line), a -> new ArrayList<>()))
          .add(i);
    }
    return new RuleIndex(
        List.copyOf(rules),
        lines.entrySet().stream()
            .map(entry -> Lines.of(entry.getKey(), entry.getValue(), rules))
            .toList(),
        array(withoutLine));
  }

  /** The rules, in the order of their ids. */
  List<RuleInForce> rules() {
    return rules;
  }

  /** Up to how many days after it a day's figures change what any of the rules sees. */
  int daysAfter() {
    return daysAfter;
  }

  /** The positions of the rules that may hold on a day, or fail: all others surely do neither. */
  void forEachThatMayHold(Seen day, IntConsumer action) {
    for (Lines each : lines) {
      int reached = each.reached(day);
      for (int i = 0; i < reached; i++) {
        action.accept(each.rules[i]);
      }
    }
    for (int i : withoutLine) {
      action.accept(i);
    }
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A figure, the side from which it comes to the lines, and whether nothing is beside them. */
  private record Axis(Term figure, boolean falling, boolean alone) {
    static Axis of(Line line) {
      return new Axis(line.figure(), line.falling(), line.alone());
    }
  }

  /** The lines on one figure, in the order in which it reaches them. */
  private static final class Lines {
    private final Axis axis;
    private final double[] limits;
    private final int[] rules;

    private Lines(Axis axis, double[] limits, int[] rules) {
      this.axis = axis;
      this.limits = limits;
      this.rules = rules;
    }

    static Lines of(Axis axis, List<Integer> positions, List<RuleInForce> rules) {
      ToDoubleFunction<Integer> limit = position -> limit(rules.get(position));
      List<Integer> ordered = positions.stream().sorted(Comparator.comparingDouble(limit)).toList();
      return new Lines(axis, ordered.stream().mapToDouble(limit).toArray(), array(ordered));
    }

    private static double limit(RuleInForce rule) {
      Line line = rule.compiled().line();
      if (line == null) {
        throw new IllegalArgumentException(rule.rule().id() + " draws no line");
      }
      return line.falling() ? -line.limit() : line.limit();
    }

    /** How many are reached; where the figure is unknown, all whose rest may fail. */
    int reached(Seen day) {
      double height = height(axis.figure().in(day));
      int from = 0;
      int to = limits.length;
      while (from < to) {
        int middle = (from + to) >>> 1;
        if (limits[middle] > height) {
          to = middle;
        } else {
          from = middle + 1;
        }
      }
      return from;
    }

    private double height(@Nullable Object value) {
      if (!(value instanceof Number number)) {
        return axis.alone() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
      if (Double.isNaN(number.doubleValue())) {
        return Double.POSITIVE_INFINITY;
      }
      return axis.falling() ? -number.doubleValue() : number.doubleValue();
    }
  }
}
