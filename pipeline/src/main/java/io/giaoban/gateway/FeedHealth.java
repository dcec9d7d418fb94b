package io.giaoban.gateway;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.Kind;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a feed has fared in the last 14 days.
 *
 * @param feed its id
 * @param name who it is
 * @param state whether its keys open anything
 * @param from the first day looked at
 * @param to the last day looked at
 * @param lastSubmissionAt when its last submission ended; null: none did
 * @param submissions how many came over HTTP
 * @param accepted how many of their items were let in
 * @param rejected how many were refused
 * @param rejectedShare their share of all, 0 to 1; null: there were none
 * @param reasons how many were refused for each named reason
 * @param reported on how many days its units' cases were reported
 * @param lateShare the share of these that came after the cut-off, 0 to 1; null: there were none
 * @param missing how many reports of cases were expected and have not come
 * @param units its units, those with missing reports first
 */
public record FeedHealth(
    String feed,
    String name,
    Feed.State state,
    LocalDate from,
    LocalDate to,
    @Nullable Instant lastSubmissionAt,
    long submissions,
    long accepted,
    long rejected,
    @Nullable Double rejectedShare,
    Map<String, Long> reasons,
    long reported,
    @Nullable Double lateShare,
    long missing,
    List<Unit> units) {

  /**
   * How a unit of the feed has fared.
   *
   * @param city the city's code
   * @param unit the unit's code
   * @param lastDay the last day that was reported; null: none was
   * @param lastKnownAt when something of it was last told; null: nothing was
   * @param reported on how many days its cases were reported
   * @param late on how many of these the report came after the cut-off
   * @param missing the days past their cut-off of which nothing was reported
   */
  public record Unit(
      String city,
      String unit,
      @Nullable LocalDate lastDay,
      @Nullable Instant lastKnownAt,
      long reported,
      long late,
      List<LocalDate> missing) {}

  static FeedHealth of(
      Feed feed, Collection<City> cities, ToldUnits told, KnownSubmissions known, Instant now) {
    LocalDate to = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate from = to.minusDays(FeedTallies.DAYS - 1L);
    FeedTallies.Count count = known.since(feed.id(), from);
    List<Unit> units =
        cities.stream()
            .flatMap(city -> units(feed, city, told, from, to))
            .sorted(Comparator.comparingInt((Unit unit) -> unit.missing().size()).reversed())
            .toList();
    long reported = units.stream().mapToLong(Unit::reported).sum();
    return new FeedHealth(
        feed.id(),
        feed.name(),
        feed.state(),
        from,
        to,
        count.last(),
        count.submissions(),
        count.accepted(),
        count.rejected(),
        share(count.rejected(), count.accepted() + count.rejected()),
        count.reasons(),
        reported,
        share(units.stream().mapToLong(Unit::late).sum(), reported),
        units.stream().mapToLong(unit -> unit.missing().size()).sum(),
        units);
  }

  private static @Nullable Double share(long part, long all) {
    return all == 0 ? null : Double.valueOf((double) part / all);
  }

  private static Stream<Unit> units(
      Feed feed, City city, ToldUnits told, LocalDate from, LocalDate to) {
    List<ReportingUnit> its =
        city.units().stream()
            .filter(unit -> feed.covers(city.code(), unit.code(), Kind.CASES))
            .toList();
    if (its.isEmpty()) {
      return Stream.empty();
    }
    Collection<CityDay> days = told.city(city.code(), from, to);
    return its.stream()
        .map(
            unit ->
                unit(
                    city.code(),
                    unit.code(),
                    days,
                    told.unit(city.code(), unit.code(), from, to).stream()
                        .filter(day -> day.getCaseRevision() != null)
                        .toList()));
  }

  private static Unit unit(
      String city, String unit, Collection<CityDay> days, List<UnitDay> reported) {
    UnitDay last = reported.isEmpty() ? null : reported.get(reported.size() - 1);
    return new Unit(
        city,
        unit,
        last == null ? null : last.getDay(),
        reported.stream().map(UnitDay::getKnownAt).max(Instant::compareTo).orElse(null),
        reported.size(),
        reported.stream().filter(day -> Boolean.FALSE.equals(day.getOnTime())).count(),
        days.stream()
            .filter(day -> day.getUnitsOnTime() != null || day.getState() != DayState.OPEN)
            .filter(day -> day.getMissingUnits().contains(unit))
            .map(CityDay::getDay)
            .toList());
  }
}
