package io.giaoban.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.DoseCount;
import io.giaoban.schema.VaccinationReport;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ReportRecordsTest {
  private static final Instant RECEIVED = Instant.parse("2022-01-02T11:05:00Z");
  private static final LocalDate DAY = LocalDate.parse("2022-01-02");

  @Property(tries = 300)
  void shouldReadBackWhatItWrote(@ForAll("reports") Report report) throws IOException {
    AvroTrust.grant();
    assertThat(readBack(ReportRecords.write(report))).isEqualTo(report);
  }

  @Test
  void shouldTakeTheRecordsTimeWhereTheFeedTellsNone() {
    Report report = ReportRecords.read(cases().build(), RECEIVED);
    assertThat(report.reportedAt()).isEqualTo(RECEIVED);
    assertThat(report.revision()).isEqualTo(RECEIVED.toEpochMilli());
  }

  @Test
  void shouldTakeTheFeedsTimeForTheRevision() {
    Instant reportedAt = Instant.parse("2022-01-02T11:00:00.123Z");
    Report report = ReportRecords.read(cases().setReportedAt(reportedAt).build(), RECEIVED);
    assertThat(report.revision()).isEqualTo(reportedAt.toEpochMilli());
    VaccinationReport doses =
        VaccinationReport.newBuilder()
            .setCity("X")
            .setUnit("1")
            .setDay(DAY)
            .setReportedAt(reportedAt)
            .setDoses(List.of(new DoseCount(1, null, 5)))
            .build();
    assertThat(ReportRecords.read(doses, RECEIVED).revision()).isEqualTo(reportedAt.toEpochMilli());
  }

  @Test
  void shouldTakeNoWordForDailyAndNotRetracted() {
    Report report = ReportRecords.read(cases().setRevision(4L).build(), RECEIVED);
    assertThat(report.cumulative()).isFalse();
    assertThat(report.retracted()).isFalse();
    assertThat(report.revision()).isEqualTo(4);
    assertThat(report.counts()).isEqualTo(Counts.NONE);
  }

  @Provide
  Arbitrary<Report> reports() {
    Arbitrary<Counts> cases =
        Arbitraries.maps(Arbitraries.of(CaseMeasure.values()), Arbitraries.integers())
            .map(
                values -> {
                  Counts.Builder counts = new Counts.Builder();
                  for (CaseMeasure measure : CaseMeasure.values()) {
                    counts.put(measure, values.get(measure));
                  }
                  return counts.build();
                });
    Arbitrary<Counts> doses =
        Combinators.combine(
                Arbitraries.integers(),
                Arbitraries.strings().alpha().ofMaxLength(5).injectNull(0.3),
                Arbitraries.integers())
            .as(
                (dose, group, given) ->
                    new Counts.Builder().put(new DoseMeasure(dose, group), given).build());
    return Arbitraries.of(Kind.values())
        .flatMap(kind -> reports(kind, kind == Kind.CASES ? cases : doses));
  }

  private static Arbitrary<Report> reports(Kind kind, Arbitrary<Counts> counts) {
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(8),
            Arbitraries.integers().between(-50_000, 50_000),
            Arbitraries.longs(),
            Arbitraries.longs().between(0, 4_000_000_000_000L),
            Arbitraries.strings().ofMaxLength(8).injectNull(0.3),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            counts)
        .as(
            (code, day, revision, reportedAt, feed, retracted, cumulative, stated) ->
                new Report(
                    kind,
                    "c" + code.length(),
                    "u" + code.length(),
                    LocalDate.ofEpochDay(day),
                    revision,
                    Instant.ofEpochMilli(reportedAt),
                    feed == null ? null : "f" + feed.length(),
                    retracted,
                    cumulative,
                    stated));
  }

  private static Report readBack(SpecificRecord record) throws IOException {
    return record instanceof CaseReport cases
        ? ReportRecords.read(CaseReport.fromByteBuffer(cases.toByteBuffer()), RECEIVED)
        : ReportRecords.read(
            VaccinationReport.fromByteBuffer(((VaccinationReport) record).toByteBuffer()),
            RECEIVED);
  }

  private static CaseReport.Builder cases() {
    return CaseReport.newBuilder().setCity("X").setUnit("1").setDay(DAY);
  }
}
