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
  @ValueSource(strings = {"99999999999999", "2147483648", "1e9", "1.2.3", "many"})
  void shouldTellWhatACountCanBe(String text) {
    String expected = "\"" + text + "\" (expected: a whole number >= 0 and < 2147483648)";
    assertRefused(cases().with("newCases", text), Refusal.BAD_VALUE, "newCases: " + expected);
    assertRefused(
        doses().with("administered", text), Refusal.BAD_VALUE, "administered: " + expected);
  }

  @Test
  void shouldShowOnlyTheBeginningOfALongText() {
    assertRefused(
        cases().with("newCases", "9".repeat(5_000)),
        Refusal.BAD_VALUE,
        "newCases: \"" + "9".repeat(80) + "…\" (expected: a whole number");
    assertRefused(cases().with("x".repeat(5_000), "1"), Refusal.UNKNOWN_FIELD, "x…\" (expected: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234         | , without separators, such as 1234)",
        "1,234         | , without separators, such as 1234)",
        "1 234         | , without separators, such as 1234)",
        "1\u00a0234   | , without separators, such as 1234)",
        "1\u202f234   | , without separators, such as 1234)",
        "12.345.678    | , without separators, such as 12345678)",
        "1.234,00      | , without separators, such as 1234)",
        "1234.0        | , without decimals, such as 1234)",
        "1234,00       | , without decimals, such as 1234)",
        "1,5           | , without a fraction)",
        "12.5          | , without a fraction)",
        "1.2345        | , without a fraction)",
        "1.234.5       | 2147483648)",
        "hai           | 2147483648)",
      })
  void shouldHintAtTheNumberToWriteAndNeverTakeIt(String text, String hint) {
    String count = text.translateEscapes();
    String said = "\"%s\" (expected: a whole number >= 0 and < 2147483648".formatted(count);
    String detail = said + hint.replace("2147483648", "");
    assertRefused(cases().with("newCases", count), Refusal.BAD_VALUE, "newCases: " + detail);
    assertRefused(doses().with("administered", count), Refusal.BAD_VALUE, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "02/01/2022          | ; here 2022-01-02 if the day comes first, 2022-02-01 if the month does",
        "2/1/2022            | ; here 2022-01-02 if the day comes first, 2022-02-01 if the month does",
        "02-01-2022          | ; here 2022-01-02 if the day comes first, 2022-02-01 if the month does",
        "2.1.2022 00:00      | ; here 2022-01-02 if the day comes first, 2022-02-01 if the month does",
        "25/12/2021          | ; here 2021-12-25",
        "12/25/2021          | ; here 2021-12-25",
        "02/02/2022          | ; here 2022-02-02",
        "2022/1/2            | ; here 2022-01-02",
        "20220102            | ; here 2022-01-02",
        "2022-01-02 00:00:00 | ; here 2022-01-02",
        "2022-01-02T18:00:00Z| ; here 2022-01-02",
        "44563               | ; here 2022-01-02 if 44563 is a spreadsheet's number of the day",
        "44563.75            | ; here 2022-01-02 if 44563 is a spreadsheet's number of the day",
        "2022-02-30          | ''",
        "30/30/2022          | ''",
        "hôm nay             | ''",
      })
  void shouldHintAtTheDayToWriteAndNeverTakeIt(String text, String hint) {
    assertRefused(
        cases().with("day", text),
        Refusal.BAD_VALUE,
        "day: \"%s\" (expected: a date as 2022-01-02%s)".formatted(text, hint));
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
