package io.giaoban.stream;

import io.giaoban.figures.DoseGroup;
import io.giaoban.figures.Rates;
import io.giaoban.ledger.DoseTotals;
import io.giaoban.ledger.Increment;
import io.giaoban.place.City;
import io.giaoban.place.Population;
import io.giaoban.place.PriorityGroup;
import io.giaoban.schema.CityDoses;
import io.giaoban.schema.CityGroupDoses;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a city's vaccinations: every dose ever given up to the day, be it stated on the day or
 * not.
 */
final class CityDoseRecords {
  private CityDoseRecords() {}

  /** All groups together. */
  static List<CityDoses> byDose(City city, LocalDate day, CityCalendar.Entry entry) {
    SortedMap<Integer, Long> cumulative = new TreeMap<>();
    entry.running().doses().forEach((dose, n) -> cumulative.merge(dose.dose(), n, Long::sum));
    Population population = city.populationOn(day);
    Long people = population == null ? null : population.people();
    List<CityDoses> doses = new ArrayList<>();
    cumulative.forEach(
        (dose, n) -> {
          List<DoseTotals> stated =
              entry.doses().entrySet().stream()
                  .filter(totals -> totals.getKey().dose() == dose)
                  .map(Map.Entry::getValue)
                  .toList();
          doses.add(
              CityDoses.newBuilder()
                  .setDose(dose)
                  .setAdministered(sum(stated, DoseTotals::administered))
                  .setCumulative(n)
                  .setCoverage(Rates.coverage(n, people))
                  .setOver100(people != null && n > people)
                  .setGap(sum(stated, DoseTotals::gap))
                  .setCorrected(sum(stated, DoseTotals::corrected))
                  .build());
        });
    return doses;
  }

  /** By group, where any report is split by group. */
  static List<CityGroupDoses> byGroup(City city, LocalDate day, CityCalendar.Entry entry) {
    SortedMap<DoseGroup, Long> running = entry.running().doses();
    if (running.keySet().stream().allMatch(dose -> dose.group() == null)) {
      return List.of();
    }
    List<CityGroupDoses> doses = new ArrayList<>();
    running.forEach(
        (dose, n) -> {
          DoseTotals stated = entry.doses().get(dose);
          Long people = people(city, dose.group(), day);
          doses.add(
              CityGroupDoses.newBuilder()
                  .setDose(dose.dose())
                  .setGroup(dose.group())
                  .setAdministered(stated == null ? null : stated.administered())
                  .setCumulative(n)
                  .setCoverage(Rates.coverage(n, people))
                  .setPopulation(people)
                  .setOver100(people != null && n > people)
                  .setGap(stated == null ? null : stated.gap())
                  .setCorrected(stated == null ? null : stated.corrected())
                  .build());
        });
    return doses;
  }

  private static @Nullable Long people(City city, @Nullable String code, LocalDate day) {
    PriorityGroup group = code == null ? null : city.group(code);
    Population population = group == null ? null : group.populationOn(day);
    return population == null ? null : population.people();
  }

  private interface Figure {
    @Nullable Integer of(DoseTotals totals);
  }

  private static @Nullable Integer sum(List<DoseTotals> stated, Figure figure) {
    Long sum = null;
    for (DoseTotals totals : stated) {
      Integer one = figure.of(totals);
      if (one != null) {
        sum = (sum == null ? 0 : sum) + one;
      }
    }
    return sum == null ? null : Integer.valueOf(Increment.asCount(sum));
  }
}
