package io.giaoban.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFieldsTest {
  private static final Instant RECEIVED = Instant.parse("2022-01-02T11:05:00Z");

  @Test
  void shouldReadAReportOfCases() throws RefusedException {
    Report report =
        read(
            cases()
                .with("revision", "3")
                .with("reportedAt", "2022-01-02T18:00:00+07:00")
                .with("basis", "cumulative")
                .with("deaths", " 2 "));
    assertThat(report)
        .isEqualTo(
            new Report(
                Kind.CASES,
                "VN-HN",
                "006",
                LocalDate.parse("2022-01-02"),
                3,
                Instant.parse("2022-01-02T11:00:00Z"),
                "feed",
                false,
                true,
                new Counts.Builder()
                    .put(CaseMeasure.NEW_CASES, 7)
                    .put(CaseMeasure.DEATHS, 2)
                    .build()));
  }

  @Test
  void shouldTakeReceiptForTheTimeAndTheTimeForTheRevision() throws RefusedException {
    Report report = read(cases());
    assertThat(report.reportedAt()).isEqualTo(RECEIVED);
    assertThat(report.revision()).isEqualTo(RECEIVED.toEpochMilli());
    assertThat(read(cases().with("reportedAt", "2022-01-02T11:00:00Z")).revision())
        .isEqualTo(Instant.parse("2022-01-02T11:00:00Z").toEpochMilli());
  }

  @Test
  void shouldTakeAnEmptyCellForUnknownAndNotForZero() throws RefusedException {
    Counts counts = read(cases().with("deaths", " ").with("tests", "0")).counts();
    assertThat(counts.get(CaseMeasure.DEATHS)).isNull();
    assertThat(counts.get(CaseMeasure.TESTS)).isZero();
  }

  @Test
  void shouldReadAReportOfVaccinations() throws RefusedException {
    Report report = read(doses());
    assertThat(report.kind()).isEqualTo(Kind.VACCINATIONS);
    assertThat(report.counts().get(new DoseMeasure(1, "frontline"))).isEqualTo(120);
  }

  @Test
  void shouldTellTheKindByTheDose() throws RefusedException {
    assertThat(read(doses().with("kind", "")).kind()).isEqualTo(Kind.VACCINATIONS);
    assertThat(read(cases().with("kind", "")).kind()).isEqualTo(Kind.CASES);
  }

  @Test
  void shouldReadARetractionWithoutDoses() throws RefusedException {
    Row row = doses().with("dose", "").with("group", "").with("administered", "");
    Report report = read(row.with("retracted", "true"));
    assertThat(report.retracted()).isTrue();
    assertThat(report.counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void shouldAllowTheOtherKindsColumnsWhenEmpty() throws RefusedException {
    assertThat(read(cases().with("dose", "").with("administered", "")).kind())
        .isEqualTo(Kind.CASES);
    assertThat(read(doses().with("newCases", "")).kind()).isEqualTo(Kind.VACCINATIONS);
  }

  @Test
  void shouldRefuseTheOtherKindsColumnsWhenFilled() {
    assertRefused(cases().with("administered", "1"), Refusal.UNKNOWN_FIELD, "administered");
    assertRefused(doses().with("newCases", "1"), Refusal.UNKNOWN_FIELD, "newCases");
  }

  @Test
  void shouldRefuseAFieldThatNoReportHasThoughEmpty() {
    assertRefused(cases().with("patientName", ""), Refusal.UNKNOWN_FIELD, "patientName");
  }

  @ParameterizedTest
  @CsvSource({"city", "unit", "day"})
  void shouldRefuseAReportWithout(String field) {
    assertRefused(cases().with(field, ""), Refusal.MISSING_FIELD, field + " is missing");
  }

  @Test
  void shouldRefuseADoseWithoutItsNumberOrCount() {
    assertRefused(doses().with("dose", ""), Refusal.MISSING_FIELD, "dose is missing");
    assertRefused(doses().with("administered", ""), Refusal.MISSING_FIELD, "administered");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, deaths",
    "day, 02/01/2022",
    "day, 2022-02-30",
    "revision, first",
    "reportedAt, 2022-01-02 18:00",
    "retracted, yes",
    "basis, total",
    "newCases, 7.5",
    "newCases, 2147483648",
    "newCases, '1,000'",
    "newCases, 99999999999999",
    "newCases, 1e9",
    "newCases, seven",
    "newCases, 0x10",
    "newCases, NaN"
  })
  void shouldNameFieldAndTextOfABadValue(String field, String text) {
    assertRefused(cases().with(field, text), Refusal.BAD_VALUE, field + ": \"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999", "2147483648", "1e9", "12.5", "many"})
  void shouldTellWhatACountCanBe(String text) {
    String expected = "\"" + text + "\" (expected: a whole number >= 0 and < 2147483648)";
    assertRefused(cases().with("newCases", text), Refusal.BAD_VALUE, "newCases: " + expected);
    assertRefused(
        doses().with("administered", text), Refusal.BAD_VALUE, "administered: " + expected);
  }

  private static Report read(Row row) throws RefusedException {
    return ReportFields.read(row.fields, "feed", RECEIVED);
  }

  private static void assertRefused(Row row, Refusal refusal, String detail) {
    RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(row));
    assertThat(refused.refusal()).isEqualTo(refusal);
    assertThat(refused.detail()).contains(detail).contains("expected: ");
  }

  private static Row cases() {
    return row("cases").with("newCases", "7");
  }

  private static Row doses() {
    return row("vaccinations")
        .with("dose", "1")
        .with("group", "frontline")
        .with("administered", "120");
  }

  private static Row row(String kind) {
    return new Row()
        .with("kind", kind)
        .with("city", "VN-HN")
        .with("unit", "006")
        .with("day", "2022-01-02");
  }

  private static final class Row {
    private final Map<String, String> fields = new HashMap<>();

    Row with(String field, String text) {
      fields.put(field, text);
      return this;
    }
  }
}
