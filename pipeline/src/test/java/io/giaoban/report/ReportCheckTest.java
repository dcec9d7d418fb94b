package io.giaoban.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCheckTest {
  private static final LocalDate DAY = LocalDate.parse("2022-01-02");
  private static final Instant NOW = Instant.parse("2022-01-02T18:30:00+07:00");
  private static final ReportingUnit UNIT =
      new ReportingUnit("001", "Một", null, null, LocalDate.parse("2021-06-01"), null, false);
  private static final City CITY =
      new City(
          "VN-X",
          "X",
          null,
          ZoneId.of("Asia/Ho_Chi_Minh"),
          Cutoff.parse("18:00"),
          Duration.ZERO,
          null,
          null,
          List.of(UNIT));

  @Test
  void shouldTakeAReport() {
    assertTaken(cases(DAY, CaseMeasure.NEW_CASES, 0));
  }

  @Test
  void shouldRefuseAnUnknownCity() {
    assertRefused(cases(DAY, CaseMeasure.NEW_CASES, 1), null, null, Refusal.UNKNOWN_CITY, "VN-X");
  }

  @Test
  void shouldRefuseAnUnknownUnit() {
    assertRefused(cases(DAY, CaseMeasure.NEW_CASES, 1), CITY, null, Refusal.UNKNOWN_UNIT, "001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1    | ; did you mean \"001\"? spreadsheets drop leading zeros)",
        "01   | of VN-X)",
        "0001 | of VN-X)",
        "2    | of VN-X)",
        "''   | of VN-X)",
      })
  void shouldHintAtAUnitOfWhichTheZerosWereLost(String unit, String hint) {
    Report report = cases(DAY, CaseMeasure.NEW_CASES, 1);
    Report other =
        new Report(
            report.kind(),
            report.city(),
            unit,
            report.day(),
            report.revision(),
            report.reportedAt(),
            null,
            false,
            false,
            report.counts());
    assertRefused(other, CITY, null, Refusal.UNKNOWN_UNIT, hint);
  }

  @Test
  void shouldRefuseADayOnWhichTheUnitDoesNotExist() {
    assertRefused(
        cases(LocalDate.parse("2021-05-31"), CaseMeasure.NEW_CASES, 1),
        Refusal.UNIT_NOT_IN_EXISTENCE,
        "2021-05-31");
  }

  @Test
  void shouldRefuseADayThatHasNotBegun() {
    // 18:30 on 2 January belongs to the day of 3 January: that of the 4th is to come.
    assertTaken(cases(DAY.plusDays(1), CaseMeasure.NEW_CASES, 1));
    assertRefused(
        cases(DAY.plusDays(2), CaseMeasure.NEW_CASES, 1), Refusal.DAY_IN_FUTURE, "2022-01-04");
  }

  @Test
  void shouldRefuseADayBeforeAnyThatIsKept() {
    assertRefused(
        cases(LocalDate.parse("1899-12-31"), CaseMeasure.NEW_CASES, 1),
        Refusal.DAY_TOO_OLD,
        "1900-01-01 or later");
  }

  @Test
  void shouldRefuseANegativeCount() {
    assertRefused(
        cases(DAY, CaseMeasure.NEW_CASES, -3),
        Refusal.NEGATIVE_COUNT,
        "newCases: -3 (expected: >= 0)");
  }

  @Test
  void shouldRefuseAReportThatStatesNothing() {
    assertRefused(
        report(Kind.CASES, DAY, false, Counts.NONE), Refusal.NOTHING_STATED, "retracted: true");
    assertRefused(
        report(Kind.VACCINATIONS, DAY, false, Counts.NONE), Refusal.NOTHING_STATED, "a dose");
  }

  @Test
  void shouldRefuseCountsInARetraction() {
    Counts counts = new Counts.Builder().put(CaseMeasure.NEW_CASES, 1).build();
    assertRefused(
        report(Kind.CASES, DAY, true, counts), Refusal.COUNTS_IN_RETRACTION, "newCases=1");
    assertTaken(report(Kind.CASES, DAY, true, Counts.NONE));
  }

  @Test
  void shouldRefuseADoseStatedTwice() {
    assertRefused(
        doses(new DoseMeasure(1, "frontline"), new DoseMeasure(1, "frontline")),
        Refusal.COUNT_STATED_TWICE,
        "dose 1 frontline twice");
    assertTaken(doses(new DoseMeasure(1, "frontline"), new DoseMeasure(1, null)));
  }

  @Test
  void shouldRefuseADoseThatNobodyGives() {
    assertRefused(
        doses(new DoseMeasure(0, null)), Refusal.BAD_VALUE, "dose: 0 (expected: 1 to 20)");
    assertRefused(
        doses(new DoseMeasure(21, null)), Refusal.BAD_VALUE, "dose: 21 (expected: 1 to 20)");
  }

  @Test
  void shouldRefuseAGroupThatIsNoCode() {
    assertRefused(
        doses(new DoseMeasure(1, "two words")),
        Refusal.BAD_VALUE,
        "group: \"two words\" (expected: 1 to 64 letters, digits, _ and -)");
  }

  @Test
  void shouldRefuseAReportMadeAfterItWasReceived() throws RefusedException {
    ReportCheck.checkReportedAt(NOW.plusSeconds(3600), NOW);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> ReportCheck.checkReportedAt(NOW.plusSeconds(3601), NOW))
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(Refusal.REPORTED_AT_IMPOSSIBLE));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> ReportCheck.checkReportedAt(Instant.EPOCH.minusMillis(1), NOW));
  }

  private static void assertTaken(Report report) {
    assertThatCode(() -> ReportCheck.check(report, CITY, UNIT, NOW)).doesNotThrowAnyException();
  }

  private static void assertRefused(Report report, Refusal refusal, String detail) {
    assertRefused(report, CITY, UNIT, refusal, detail);
  }

  private static void assertRefused(
      Report report,
      @Nullable City city,
      @Nullable ReportingUnit unit,
      Refusal refusal,
      String detail) {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class, () -> ReportCheck.check(report, city, unit, NOW));
    assertThat(refused.refusal()).isEqualTo(refusal);
    assertThat(refused.detail()).contains(detail);
  }

  private static Report cases(LocalDate day, CaseMeasure measure, int count) {
    return report(Kind.CASES, day, false, new Counts.Builder().put(measure, count).build());
  }

  private static Report doses(DoseMeasure... doses) {
    Counts.Builder counts = new Counts.Builder();
    for (DoseMeasure dose : doses) {
      counts.put(dose, 1);
    }
    return report(Kind.VACCINATIONS, DAY, false, counts.build());
  }

  private static Report report(Kind kind, LocalDate day, boolean retracted, Counts counts) {
    return new Report(kind, "VN-X", "001", day, 1, NOW, null, retracted, false, counts);
  }
}
