package io.giaoban.report;

import static io.giaoban.report.CaseMeasure.BACKLOG_CASES;
import static io.giaoban.report.CaseMeasure.COMMUNITY_CASES;
import static io.giaoban.report.CaseMeasure.LOCKDOWN_CASES;
import static io.giaoban.report.CaseMeasure.NEW_CASES;
import static io.giaoban.report.CaseMeasure.POSITIVES;
import static io.giaoban.report.CaseMeasure.QUARANTINE_CASES;
import static io.giaoban.report.CaseMeasure.TESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.PlacesFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether a report's counts can be, each by itself and among each other. */
class CountCheckTest {
  private static final Set<CaseMeasure> CAN_REPEAT = Set.of(TESTS, POSITIVES, BACKLOG_CASES);
  private static final int PEOPLE = 8_330_000;
  private static final int MOST_PEOPLE = 100_000_000;
  private static final LocalDate DAY = LocalDate.parse("2022-03-12");
  private static final City HANOI = shipped("VN-HN");
  private static final City TOKYO = shipped("JP-13");

  @Test
  void shouldTakePartsThatAddUp() {
    assertTaken(parts(1_357, 611, 609, 137));
    assertTaken(parts(0, 0, 0, 0));
  }

  @Test
  void shouldRefusePartsThatDoNotAddUp() {
    assertRefused(
        parts(1_358, 611, 609, 137),
        Refusal.BREAKDOWN_MISMATCH,
        "communityCases 611 + quarantineCases 609 + lockdownCases 137 = 1357"
            + " (expected: newCases, 1358)");
    assertRefused(
        parts(1_356, 611, 609, 137), Refusal.BREAKDOWN_MISMATCH, "(expected: newCases, 1356)");
  }

  @Test
  void shouldRefusePartsWhoseSumIsNoInt() {
    City vast = city((long) Integer.MAX_VALUE);
    assertRefused(
        report(parts(1, Integer.MAX_VALUE, Integer.MAX_VALUE, 3), false),
        vast,
        Refusal.BREAKDOWN_MISMATCH,
        " = 4294967297 (expected: newCases, 1)");
  }

  @ParameterizedTest
  @CsvSource({"100, 100,", "100, 40,", "100, 40, 60", "100, 0, 0"})
  void shouldTakePartsOfWhichSomeAreNotStated(
      int newCases, int community, @Nullable Integer quarantine) {
    assertTaken(parts(newCases, community, quarantine, null));
  }

  @Test
  void shouldRefuseAPartLargerThanTheWhole() {
    assertRefused(
        parts(100, 101, null, null),
        Refusal.BREAKDOWN_MISMATCH,
        "communityCases 101 (expected: <= newCases, 100)");
    assertRefused(
        parts(100, null, 60, 41),
        Refusal.BREAKDOWN_MISMATCH,
        "quarantineCases 60 + lockdownCases 41 = 101 (expected: <= newCases, 100)");
  }

  @Test
  void shouldTakePartsOfAnUnknownWhole() {
    assertTaken(parts(null, 611, 609, 137));
  }

  @Test
  void shouldRefuseMorePositivesThanTests() {
    assertTaken(counts().put(TESTS, 10).put(POSITIVES, 10).build());
    assertTaken(counts().put(POSITIVES, 10).build());
    assertRefused(
        counts().put(TESTS, 10).put(POSITIVES, 11).build(),
        Refusal.BREAKDOWN_MISMATCH,
        "positives 11 (expected: <= tests, 10)");
  }

  @Test
  void shouldTakeTheLargestDaysThatWere() {
    assertTaken(counts().put(NEW_CASES, 30_693).put(BACKLOG_CASES, 195_000).build());
    assertThatCode(
            () -> CountCheck.check(report(counts().put(NEW_CASES, 4_300_000).build(), true), TOKYO))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseMoreThanThePopulation() {
    assertTaken(counts().put(NEW_CASES, PEOPLE).build());
    assertRefused(
        counts().put(NEW_CASES, PEOPLE + 1).build(),
        Refusal.COUNT_IMPOSSIBLE,
        "newCases: 8330001 (expected: <= 8330000, the population of VN-HN)");
  }

  @ParameterizedTest
  @EnumSource(CaseMeasure.class)
  void shouldAllowTenTimesThePopulationOnlyOfWhatCanRepeat(CaseMeasure measure) {
    int times = CAN_REPEAT.contains(measure) ? 10 : 1;
    assertTaken(counts().put(measure, times * PEOPLE).build());
    assertRefused(
        counts().put(measure, times * PEOPLE + 1).build(),
        Refusal.COUNT_IMPOSSIBLE,
        measure.label() + ": " + (times * PEOPLE + 1) + " (expected: <= " + times * PEOPLE + ", ");
  }

  @ParameterizedTest
  @EnumSource(CaseMeasure.class)
  void shouldAllowTenTimesThePopulationOfARunningTotal(CaseMeasure measure) {
    assertTaken(report(counts().put(measure, 10 * PEOPLE).build(), true));
    assertRefused(
        report(counts().put(measure, 10 * PEOPLE + 1).build(), true),
        HANOI,
        Refusal.COUNT_IMPOSSIBLE,
        "83300001 (expected: <= 83300000, 10 times the population of VN-HN)");
  }

  @Test
  void shouldAllowTenTimesThePopulationOfADose() {
    DoseMeasure dose = new DoseMeasure(1, "frontline");
    assertTaken(counts().put(dose, 10 * PEOPLE).build());
    assertRefused(
        counts().put(dose, 10 * PEOPLE + 1).build(),
        Refusal.COUNT_IMPOSSIBLE,
        "dose 1 frontline: 83300001 (expected: <= 83300000, 10 times the population of VN-HN)");
  }

  @Test
  void shouldAllowAHundredMillionWherePopulationIsNotKnown() {
    City unknown = city(null);
    assertThatCode(
            () ->
                CountCheck.check(
                    report(counts().put(NEW_CASES, MOST_PEOPLE).build(), false), unknown))
        .doesNotThrowAnyException();
    assertRefused(
        report(counts().put(NEW_CASES, MOST_PEOPLE + 1).build(), false),
        unknown,
        Refusal.COUNT_IMPOSSIBLE,
        "newCases: 100000001 (expected: <= 100000000)");
  }

  @Test
  void shouldNameANegativeCountBeforeAnythingElse() {
    assertRefused(parts(-1, 0, 0, 0), Refusal.NEGATIVE_COUNT, "newCases: -1 (expected: >= 0)");
  }

  @Property
  void shouldTakeThreePartsIfAndOnlyIfTheyAddUp(
      @ForAll @IntRange(max = 1_000) int community,
      @ForAll @IntRange(max = 1_000) int quarantine,
      @ForAll @IntRange(max = 1_000) int lockdown,
      @ForAll @IntRange(min = -2, max = 2) int off) {
    int newCases = community + quarantine + lockdown + off;
    Counts counts = parts(newCases, community, quarantine, lockdown);
    if (newCases < 0) {
      assertRefused(counts, Refusal.NEGATIVE_COUNT, "newCases");
    } else if (off == 0) {
      assertTaken(counts);
    } else {
      assertRefused(counts, Refusal.BREAKDOWN_MISMATCH, "(expected: newCases, " + newCases + ")");
    }
  }

  @Property
  void shouldTakeTwoPartsIfAndOnlyIfTheyFit(
      @ForAll @IntRange(max = 50) int newCases,
      @ForAll @IntRange(max = 50) int community,
      @ForAll @IntRange(max = 50) int lockdown) {
    Counts counts = parts(newCases, community, null, lockdown);
    if (community + lockdown <= newCases) {
      assertTaken(counts);
    } else {
      assertRefused(counts, Refusal.BREAKDOWN_MISMATCH, "<= newCases, " + newCases);
    }
  }

  @Property
  void shouldTakeACountIfAndOnlyIfThePlaceCanHaveIt(
      @ForAll @IntRange(min = 1) int people,
      @ForAll @IntRange int count,
      @ForAll CaseMeasure measure,
      @ForAll boolean cumulative) {
    long most = people * (cumulative || CAN_REPEAT.contains(measure) ? 10L : 1L);
    Report report = report(counts().put(measure, count).build(), cumulative);
    if (count <= most) {
      assertThatCode(() -> CountCheck.check(report, city((long) people)))
          .doesNotThrowAnyException();
    } else {
      assertRefused(report, city((long) people), Refusal.COUNT_IMPOSSIBLE, measure.label());
    }
  }

  private static Counts.Builder counts() {
    return new Counts.Builder();
  }

  private static Counts parts(
      @Nullable Integer newCases,
      @Nullable Integer community,
      @Nullable Integer quarantine,
      @Nullable Integer lockdown) {
    return counts()
        .put(NEW_CASES, newCases)
        .put(COMMUNITY_CASES, community)
        .put(QUARANTINE_CASES, quarantine)
        .put(LOCKDOWN_CASES, lockdown)
        .build();
  }

  private static void assertTaken(Counts counts) {
    assertTaken(report(counts, false));
  }

  private static void assertTaken(Report report) {
    assertThatCode(() -> CountCheck.check(report, HANOI)).doesNotThrowAnyException();
  }

  private static void assertRefused(Counts counts, Refusal refusal, String detail) {
    assertRefused(report(counts, false), HANOI, refusal, detail);
  }

  private static void assertRefused(Report report, City city, Refusal refusal, String detail) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> CountCheck.check(report, city));
    assertThat(refused.refusal()).isEqualTo(refusal);
    assertThat(refused.detail()).contains(detail);
  }

  private static Report report(Counts counts, boolean cumulative) {
    boolean doses = counts.measure(0) instanceof DoseMeasure;
    return new Report(
        doses ? Kind.VACCINATIONS : Kind.CASES,
        "VN-HN",
        "001",
        DAY,
        1,
        Instant.EPOCH,
        null,
        false,
        cumulative,
        counts);
  }

  private static City shipped(String code) {
    return Objects.requireNonNull(PlacesFile.shipped().city(code));
  }

  private static City city(@Nullable Long population) {
    return new City(
        "X",
        "X",
        null,
        ZoneId.of("UTC"),
        Cutoff.MIDNIGHT,
        Duration.ZERO,
        population,
        null,
        List.of());
  }
}
