package io.giaoban.alert;

import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A condition in plain Java, for those that only compare figures: most rules, on every day of every
 * place, where CEL takes a hundred times as long. What it comes to is what CEL comes to.
 */
sealed interface PlainCondition {
  /**
   * Whether it holds.
   *
   * @throws ArithmeticException if a product is beyond 64 bits; CEL then knows whether that matters
   */
  Truth test(Seen day);

  /** A line without which it does not hold and cannot fail; null: it draws none. */
  default @Nullable Line line() {
    return null;
  }

  /**
   * A day and those before it.
   *
   * @param record what is known of the day; null: nothing
   */
  record Seen(LocalDate day, @Nullable SpecificRecord record, PlaceDays place) {
    @Nullable SpecificRecord back(int days) {
      return days == 0 ? record : place.on(day.minusDays(days));
    }
  }

  /** A figure of the day, or of one so many days back. */
  record Term(Figure figure, int back) {
    @Nullable Object in(Seen day) {
      return figure.in(day.back(back));
    }
  }

  /**
   * A line that a figure reaches or not.
   *
   * @param falling whether it is reached from above
   * @param limit where it is drawn; the nearest fraction to a whole number beyond 53 bits
   * @param alone whether nothing else is compared: where the figure is unknown, so is the condition
   */
  record Line(Term figure, boolean falling, double limit, boolean alone) {
    static @Nullable Line of(Term figure, Comparison comparison, double limit) {
      return switch (comparison) {
        case AT_LEAST, MORE -> new Line(figure, false, limit, true);
        case AT_MOST, LESS -> new Line(figure, true, limit, true);
        case EQUAL, NOT_EQUAL -> null;
      };
    }

    Line besideOthers() {
      return new Line(figure, falling, limit, false);
    }
  }

  /** Decided by either where one of them does not hold. */
  record Both(PlainCondition a, PlainCondition b) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      Truth first = a.test(day);
      if (first == Truth.FALSE) {
        return Truth.FALSE;
      }
      Truth second = b.test(day);
      return second == Truth.TRUE ? first : second;
    }

    @Override
    public @Nullable Line line() {
      Line line = a.line() == null ? b.line() : a.line();
      return line == null ? null : line.besideOthers();
    }
  }

  /** Decided by either where one of them holds. */
  record Either(PlainCondition a, PlainCondition b) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      Truth first = a.test(day);
      if (first == Truth.TRUE) {
        return Truth.TRUE;
      }
      Truth second = b.test(day);
      return second == Truth.FALSE ? first : second;
    }
  }

  /** Not. */
  record Not(PlainCondition of) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      return of.test(day).not();
    }
  }

  /** A truth value written out. */
  record Always(Truth truth) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      return truth;
    }
  }

  /** A figure that is itself a truth value. */
  record Flag(Term figure) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      return figure.in(day) instanceof Boolean flag ? Truth.of(flag) : Truth.UNKNOWN;
    }
  }

  /** Whether a figure is known. */
  record Known(Term figure) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      return Truth.of(figure.in(day) != null);
    }
  }

  /** A figure against a whole number. */
  record ToWhole(Term figure, Comparison comparison, long limit) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      Object value = figure.in(day);
      if (value == null) {
        return Truth.UNKNOWN;
      }
      return Truth.of(
          value instanceof Double fraction
              ? comparison.holds(Comparison.compare(fraction, limit))
              : comparison.holds(Long.compare(((Number) value).longValue(), limit)));
    }

    @Override
    public @Nullable Line line() {
      return Line.of(figure, comparison, (double) limit);
    }
  }

  /** A figure against a fraction. */
  record ToFraction(Term figure, Comparison comparison, double limit) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      Object value = figure.in(day);
      if (value == null) {
        return Truth.UNKNOWN;
      }
      return Truth.of(
          value instanceof Double fraction
              ? comparison.holds(fraction, limit)
              : comparison.holds(-Comparison.compare(limit, ((Number) value).longValue())));
    }

    @Override
    public @Nullable Line line() {
      return Line.of(figure, comparison, limit);
    }
  }

  /** A figure against a word. */
  record ToWord(Term figure, Comparison comparison, String limit) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      Object value = figure.in(day);
      return value == null
          ? Truth.UNKNOWN
          : Truth.of(comparison.holds(((String) value).compareTo(limit)));
    }
  }

  /**
   * A figure, or a constant multiple of it.
   *
   * @param times null: the figure itself
   */
  record Product(@Nullable Number times, Term of) {
    /** Null: unknown. Beyond 64 bits it fails. */
    @Nullable Object in(Seen day) {
      Object value = of.in(day);
      if (value == null || times == null) {
        return value;
      }
      if (value instanceof Double fraction) {
        return times.doubleValue() * fraction;
      }
      return Math.multiplyExact(times.longValue(), ((Number) value).longValue());
    }
  }

  /** A figure, or a multiple of it, beside another. */
  record ToFigure(Product one, Comparison comparison, Product other) implements PlainCondition {
    @Override
    public Truth test(Seen day) {
      // As in CEL, a product that is too large fails though the figure beside it is unknown.
      Object a = one.in(day);
      Object b = other.in(day);
      return a == null || b == null ? Truth.UNKNOWN : Truth.of(comparison.holdsBetween(a, b));
    }
  }
}
