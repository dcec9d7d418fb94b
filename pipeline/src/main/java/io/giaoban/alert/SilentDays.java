package io.giaoban.alert;

import io.giaoban.figures.DaySeries;
import io.giaoban.figures.Gap;
import io.giaoban.figures.Positivity;
import io.giaoban.figures.Rates;
import io.giaoban.figures.Window;
import io.giaoban.place.City;
import io.giaoban.place.Population;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A unit's days, those on which it was silent included: they are told by no record of their own.
 */
final class SilentDays implements PlaceDays {
  private static final int WEEK = 7;

  private final Map<LocalDate, UnitDay> silent = new HashMap<>();
  private final City city;
  private final ReportingUnit unit;
  private final Map<LocalDate, UnitDay> told;

  SilentDays(City city, ReportingUnit unit, Map<LocalDate, UnitDay> told) {
    this.city = city;
    this.unit = unit;
    this.told = told;
  }

  @Override
  public UnitDay on(LocalDate day) {
    UnitDay known = told.get(day);
    return known == null ? silent.computeIfAbsent(day, this::silentOn) : known;
  }

  /** Without a count of its own, what the days before it come to. */
  private UnitDay silentOn(LocalDate day) {
    Window week = Window.endingOn(day, WEEK, new Cases());
    Window fortnight = Window.endingOn(day, 2 * WEEK, new Cases());
    Long community = Window.endingOn(day, WEEK, counts(UnitDay::getCommunityCases)).sum();
    Population population = unit.populationOn(day);
    Long people = population == null ? null : population.people();
    return UnitDay.newBuilder()
        .setCity(city.code())
        .setUnit(unit.code())
        .setDay(day)
        .setIssue(day)
        .setKnownAt(Instant.EPOCH)
        .setSum7(week.sum())
        .setMean7(week.mean())
        .setDaysPresent7(week.daysPresent())
        .setSum14(fortnight.sum())
        .setMean14(fortnight.mean())
        .setDaysPresent14(fortnight.daysPresent())
        .setIncidence7(Rates.incidence(week.sum(), people))
        .setIncidence14(Rates.incidence(fortnight.sum(), people))
        .setPopulation(people)
        .setPopulationYear(population == null ? null : population.year())
        .setCommunitySum7(community)
        .setCommunityIncidence7(Rates.incidence(community, people))
        .setPositivity7(
            Positivity.endingOn(
                day, WEEK, counts(UnitDay::getPositives), counts(UnitDay::getTests)))
        .build();
  }

  private DaySeries counts(Function<UnitDay, @Nullable Integer> count) {
    return day -> {
      UnitDay known = told.get(day);
      return known == null ? null : count.apply(known);
    };
  }

  private final class Cases implements DaySeries {
    @Override
    public @Nullable Integer on(LocalDate day) {
      UnitDay known = told.get(day);
      return known == null ? null : known.getNewCases();
    }

    @Override
    public Collection<Gap> gapsTo(LocalDate day) {
      UnitDay known = told.get(day);
      return known == null || known.getGapCases() == null || known.getGapDays() == null
          ? List.of()
          : List.of(new Gap(day.minusDays(known.getGapDays() - 1L), day, known.getGapCases()));
    }
  }
}
