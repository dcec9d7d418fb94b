package io.giaoban.stream;

import io.giaoban.figures.DaySeries;
import io.giaoban.figures.Gap;
import io.giaoban.ledger.CityLedger;
import io.giaoban.ledger.Increment;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Kind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a unit's statements of a measure come to, each looked up once, over days up to one. */
final class UnitSeries implements DaySeries {
  private final @Nullable Increment[] increments;
  private final LocalDate first;

  /** The series over so many days that end with this one; the days around are unknown. */
  UnitSeries(CityLedger ledger, String unit, CaseMeasure measure, LocalDate last, int days) {
    first = last.minusDays(days - 1L);
    increments = new @Nullable Increment[days];
    for (int i = 0; i < days; i++) {
      increments[i] = ledger.increment(Kind.CASES, unit, first.plusDays(i), measure);
    }
  }

  @Override
  public @Nullable Integer on(LocalDate day) {
    Increment increment = incrementOn(day);
    return increment == null ? null : increment.count();
  }

  @Override
  public Collection<Gap> gapsTo(LocalDate day) {
    Increment increment = incrementOn(day);
    return increment == null || increment.days() < 2 || increment.from() == null
        ? List.of()
        : List.of(new Gap(increment.from(), day, increment.amount()));
  }

  /** The days' counts, without figures over several days. */
  DaySeries counts() {
    return day -> on(day);
  }

  private @Nullable Increment incrementOn(LocalDate day) {
    long i = day.toEpochDay() - first.toEpochDay();
    return i < 0 || i >= increments.length ? null : increments[(int) i];
  }
}
