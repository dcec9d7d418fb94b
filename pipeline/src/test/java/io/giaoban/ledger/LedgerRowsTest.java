package io.giaoban.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LedgerRowsTest {
  private static final LocalDate DAY = LocalDate.parse("2022-01-01");
  private static final City CITY = city(5);

  /** Rows as a store keeps them: by key, sorted as bytes without sign. */
  private final SortedMap<byte[], byte[]> store = new TreeMap<>(Arrays::compareUnsigned);

  @Property(tries = 300)
  void shouldRestoreToTheSameLedger(
      @ForAll("reports") List<Report> reports, @ForAll @IntRange(min = 1, max = 9) int every) {
    store.clear();
    CityLedger ledger = new CityLedger();
    for (int i = 0; i < reports.size(); i++) {
      enter(ledger, reports.get(i));
      if (i % every == 0) {
        store(ledger);
      }
    }
    store(ledger);
    assertSame(restored(), ledger, CITY);
  }

  @Property(tries = 100)
  void shouldGoOnFromRestoredRowsAsIfItHadNeverStopped(
      @ForAll("reports") List<Report> before, @ForAll("reports") List<Report> after) {
    store.clear();
    CityLedger ledger = new CityLedger();
    before.forEach(report -> enter(ledger, report));
    store(ledger);
    CityLedger restored = restored();
    for (Report report : after) {
      assertThat(enter(restored, report)).isEqualTo(enter(ledger, report));
    }
    store(restored);
    assertSame(restored(), ledger, CITY);
  }

  @Property(tries = 200)
  void shouldComeToTheSameInAnyOrderAndWithRepeats(
      @ForAll("reports") List<Report> reports, @ForAll Random random) {
    List<Report> distinct = withOneContentEach(reports);
    CityLedger inOrder = new CityLedger();
    distinct.forEach(report -> enter(inOrder, report));
    List<Report> shuffled = new ArrayList<>(distinct);
    distinct.stream().filter(report -> random.nextBoolean()).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    CityLedger otherwise = new CityLedger();
    shuffled.forEach(report -> enter(otherwise, report));
    assertSame(otherwise, inOrder, CITY);
  }

  @Test
  void shouldWriteOnlyWhatChanged() {
    CityLedger ledger = new CityLedger();
    enter(ledger, cases(0, DAY, 1, false, 1));
    enter(ledger, cases(0, DAY.plusDays(1), 1, false, 1));
    assertThat(ledger.takeChangedRows()).hasSize(4); // a unit, a measure and two sheets
    assertThat(ledger.takeChangedRows()).isEmpty();
    enter(ledger, cases(0, DAY, 2, false, 5));
    assertThat(ledger.takeChangedRows()).hasSize(1);
    enter(ledger, cases(0, DAY, 1, false, 9));
    assertThat(ledger.takeChangedRows()).isEmpty();
  }

  @Test
  void shouldShareOutManyUnitsOverRows() {
    City large = city(1_000);
    CityLedger ledger = new CityLedger();
    IntStream.range(0, 1_000).forEach(unit -> enter(ledger, cases(unit, DAY, 1, false, unit)));
    store(ledger);
    assertThat(store.keySet()).filteredOn(key -> key[0] == 'S').hasSize(4);
    enter(ledger, cases(999, DAY, 2, false, 0));
    assertThat(ledger.takeChangedRows()).hasSize(1);
    enter(ledger, cases(999, DAY, 3, false, 1));
    store(ledger);
    assertSame(restored(), ledger, large);
    assertThat(restored().cases(large, DAY).count(CaseMeasure.NEW_CASES))
        .isEqualTo(998 * 999 / 2 + 1);
  }

  private static Entered enter(CityLedger ledger, Report report) {
    return ledger.enter(CITY, report, report.reportedAt());
  }

  @Provide
  Arbitrary<List<Report>> reports() {
    Arbitrary<Report> cases =
        Combinators.combine(
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(-40, 60),
                Arbitraries.longs().between(-2, 3),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false, false),
                Arbitraries.maps(
                        Arbitraries.of(CaseMeasure.values()),
                        Arbitraries.integers().between(0, 1_000))
                    .ofMinSize(1))
            .as(
                (unit, day, revision, cumulative, retracted, values) -> {
                  Counts.Builder counts = new Counts.Builder();
                  new TreeMap<>(values).forEach(counts::put);
                  return report(
                      Kind.CASES,
                      unit,
                      DAY.plusDays(day),
                      revision,
                      retracted,
                      cumulative,
                      counts.build());
                });
    Arbitrary<Report> doses =
        Combinators.combine(
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(0, 9),
                Arbitraries.longs().between(0, 3),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(1, 3),
                Arbitraries.of("frontline", "school").injectNull(0.3),
                Arbitraries.integers().between(0, 1_000))
            .as(
                (unit, day, revision, cumulative, dose, group, given) ->
                    report(
                        Kind.VACCINATIONS,
                        unit,
                        DAY.plusDays(day),
                        revision,
                        false,
                        cumulative,
                        new Counts.Builder().put(new DoseMeasure(dose, group), given).build()));
    return Arbitraries.frequencyOf(Tuple.of(3, cases), Tuple.of(1, doses)).list().ofMaxSize(60);
  }

  private static List<Report> withOneContentEach(List<Report> reports) {
    record Name(Kind kind, String unit, LocalDate day, long revision) {}
    Map<Name, Report> first = new LinkedHashMap<>();
    for (Report r : reports) {
      first.putIfAbsent(new Name(r.kind(), r.unit(), r.day(), r.revision()), r);
    }
    return List.copyOf(first.values());
  }

  private void store(CityLedger ledger) {
    for (LedgerRow row : ledger.takeChangedRows()) {
      store.put(row.key().array(), row.value().array());
    }
  }

  private CityLedger restored() {
    CityLedger ledger = new CityLedger();
    store.forEach(
        (key, value) ->
            ledger.restore(new LedgerRow(ByteBuffer.wrap(key), ByteBuffer.wrap(value))));
    return ledger;
  }

  private static void assertSame(CityLedger actual, CityLedger expected, City city) {
    assertThat(actual.days()).isEqualTo(expected.days());
    for (LocalDate day : expected.days()) {
      assertThat(actual.cases(city, day)).isEqualTo(expected.cases(city, day));
      assertThat(actual.doses(city, day)).isEqualTo(expected.doses(city, day));
      for (ReportingUnit unit : city.units()) {
        for (Kind kind : Kind.values()) {
          assertThat(actual.statement(kind, unit.code(), day))
              .isEqualTo(expected.statement(kind, unit.code(), day));
        }
      }
    }
  }

  private static Report cases(
      int unit, LocalDate day, long revision, boolean cumulative, int newCases) {
    Counts counts = new Counts.Builder().put(CaseMeasure.NEW_CASES, newCases).build();
    return report(Kind.CASES, unit, day, revision, false, cumulative, counts);
  }

  private static Report report(
      Kind kind,
      int unit,
      LocalDate day,
      long revision,
      boolean retracted,
      boolean cumulative,
      Counts counts) {
    return new Report(
        kind,
        "X",
        "u" + unit,
        day,
        revision,
        Instant.EPOCH,
        null,
        retracted,
        cumulative,
        retracted ? Counts.NONE : counts);
  }

  /** The first unit speaks for the whole city. */
  private static City city(int units) {
    return new City(
        "X",
        "X",
        null,
        ZoneId.of("UTC"),
        Cutoff.MIDNIGHT,
        Duration.ZERO,
        null,
        null,
        IntStream.range(0, units)
            .mapToObj(i -> new ReportingUnit("u" + i, "u" + i, null, null, null, null, i == 0))
            .toList());
  }
}
