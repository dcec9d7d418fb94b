package io.giaoban.gateway;

import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportCheck;
import io.giaoban.wire.ClockMode;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Whether the report of an item can be let in, by what is known where it is received. */
final class ItemCheck implements UnaryOperator<Item> {
  private final Places places;
  private final Arrival arrival;
  private final ClockMode clock;

  /**
   * A check.
   *
   * @param places the cities that report here
   * @param arrival tells who sent the items, and when
   * @param clock whether a report is known from its receipt on, or from when it tells
   */
  ItemCheck(Places places, Arrival arrival, ClockMode clock) {
    this.places = places;
    this.arrival = arrival;
    this.clock = clock;
  }

  @Override
  public Item apply(Item item) {
    Report report = item.report();
    if (report == null) {
      return item;
    }
    City city = places.city(report.city());
    try {
      arrival.feed().check(report);
      Instant receivedAt = arrival.receivedAt();
      ReportCheck.checkReportedAt(report.reportedAt(), receivedAt);
      Instant knownAt = clock == ClockMode.DATA ? report.reportedAt() : receivedAt;
      ReportCheck.check(report, city, city == null ? null : city.unit(report.unit()), knownAt);
      return item;
    } catch (RefusedException e) {
      return item.refuse(e);
    }
  }
}
