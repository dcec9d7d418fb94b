package io.giaoban.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The counts a report states, each measure once at most. A measure that is not there is unknown.
 */
public final class Counts {
  /** No count at all, as in a retraction. */
  public static final Counts NONE = new Builder().build();

  private final Measure[] measures;
  private final int[] values;

  private Counts(Measure[] measures, int[] values) {
    this.measures = measures;
    this.values = values;
  }

  /** How many measures are stated. */
  public int size() {
    return values.length;
  }

  /** The i-th stated measure. */
  public Measure measure(int i) {
    return measures[i];
  }

  /** The value of the i-th stated measure. */
  public int value(int i) {
    return values[i];
  }

  /** The value of a measure; null: not stated. */
  public @Nullable Integer get(Measure measure) {
    int i = Arrays.asList(measures).indexOf(measure);
    return i < 0 ? null : values[i];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Counts that
        && Arrays.equals(measures, that.measures)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(measures) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < values.length; i++) {
      text.add(measures[i].label() + "=" + values[i]);
    }
    return text.toString();
  }

  /** Collects counts in the order in which they are given. */
  public static final class Builder {
    private final List<Measure> measures = new ArrayList<>();
    private int[] values = new int[CaseMeasure.values().length];

    /** Adds a count; null, which is unknown, adds nothing. */
    public Builder put(Measure measure, @Nullable Integer value) {
      if (value != null) {
        if (values.length == measures.size()) {
          values = Arrays.copyOf(values, 2 * values.length);
        }
        values[measures.size()] = value;
        measures.add(measure);
      }
      return this;
    }

    /** Adds all counts of another statement. */
    public Builder putAll(Counts more) {
      for (int i = 0; i < more.size(); i++) {
        put(more.measure(i), more.value(i));
      }
      return this;
    }

    /** The counts collected so far. */
    public Counts build() {
      return new Counts(measures.toArray(new Measure[0]), Arrays.copyOf(values, measures.size()));
    }
  }
}
