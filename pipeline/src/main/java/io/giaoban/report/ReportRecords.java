package io.giaoban.report;

import io.giaoban.schema.Basis;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.DoseCount;
import io.giaoban.schema.VaccinationReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reports from and to the Avro records that the report topics carry. */
public final class ReportRecords {
  private ReportRecords() {}

  /**
   * The report that a record states.
   *
   * @param receivedAt the record's timestamp, which stands for {@code reportedAt} where it is null
   */
  public static Report read(CaseReport r, Instant receivedAt) {
    Instant at = Objects.requireNonNullElse(r.getReportedAt(), receivedAt);
    Counts counts =
        new Counts.Builder()
            .put(CaseMeasure.NEW_CASES, r.getNewCases())
            .put(CaseMeasure.COMMUNITY_CASES, r.getCommunityCases())
            .put(CaseMeasure.QUARANTINE_CASES, r.getQuarantineCases())
            .put(CaseMeasure.LOCKDOWN_CASES, r.getLockdownCases())
            .put(CaseMeasure.BACKLOG_CASES, r.getBacklogCases())
            .put(CaseMeasure.RECOVERED, r.getRecovered())
            .put(CaseMeasure.DEATHS, r.getDeaths())
            .put(CaseMeasure.TESTS, r.getTests())
            .put(CaseMeasure.POSITIVES, r.getPositives())
            .build();
    return new Report(
        Kind.CASES,
        r.getCity(),
        r.getUnit(),
        r.getDay(),
        revision(r.getRevision(), at),
        at,
        r.getFeed(),
        Boolean.TRUE.equals(r.getRetracted()),
        r.getBasis() == Basis.CUMULATIVE,
        counts);
  }

  /**
   * The report that a record states.
   *
   * @param receivedAt the record's timestamp, which stands for {@code reportedAt} where it is null
   */
  public static Report read(VaccinationReport r, Instant receivedAt) {
    Instant at = Objects.requireNonNullElse(r.getReportedAt(), receivedAt);
    Counts.Builder counts = new Counts.Builder();
    for (DoseCount dose : r.getDoses()) {
      counts.put(new DoseMeasure(dose.getDose(), dose.getGroup()), dose.getAdministered());
    }
    return new Report(
        Kind.VACCINATIONS,
        r.getCity(),
        r.getUnit(),
        r.getDay(),
        revision(r.getRevision(), at),
        at,
        r.getFeed(),
        Boolean.TRUE.equals(r.getRetracted()),
        r.getBasis() == Basis.CUMULATIVE,
        counts.build());
  }

  /** The record that states the report. */
  public static SpecificRecord write(Report report) {
    return report.kind() == Kind.CASES ? writeCases(report) : writeVaccinations(report);
  }

  private static CaseReport writeCases(Report r) {
    Counts c = r.counts();
    return CaseReport.newBuilder()
        .setCity(r.city())
        .setUnit(r.unit())
        .setDay(r.day())
        .setRevision(r.revision())
        .setReportedAt(r.reportedAt())
        .setFeed(r.feed())
        .setRetracted(r.retracted())
        .setBasis(basis(r))
        .setNewCases(c.get(CaseMeasure.NEW_CASES))
        .setCommunityCases(c.get(CaseMeasure.COMMUNITY_CASES))
        .setQuarantineCases(c.get(CaseMeasure.QUARANTINE_CASES))
        .setLockdownCases(c.get(CaseMeasure.LOCKDOWN_CASES))
        .setBacklogCases(c.get(CaseMeasure.BACKLOG_CASES))
        .setRecovered(c.get(CaseMeasure.RECOVERED))
        .setDeaths(c.get(CaseMeasure.DEATHS))
        .setTests(c.get(CaseMeasure.TESTS))
        .setPositives(c.get(CaseMeasure.POSITIVES))
        .build();
  }

  private static VaccinationReport writeVaccinations(Report r) {
    List<DoseCount> doses = new ArrayList<>();
    for (int i = 0; i < r.counts().size(); i++) {
      DoseMeasure measure = (DoseMeasure) r.counts().measure(i);
      doses.add(new DoseCount(measure.dose(), measure.group(), r.counts().value(i)));
    }
    return VaccinationReport.newBuilder()
        .setCity(r.city())
        .setUnit(r.unit())
        .setDay(r.day())
        .setRevision(r.revision())
        .setReportedAt(r.reportedAt())
        .setFeed(r.feed())
        .setRetracted(r.retracted())
        .setBasis(basis(r))
        .setDoses(doses)
        .build();
  }

  private static Basis basis(Report report) {
    return report.cumulative() ? Basis.CUMULATIVE : Basis.DAILY;
  }

  private static long revision(@Nullable Long revision, Instant reportedAt) {
    return revision == null ? reportedAt.toEpochMilli() : revision;
  }
}
