package io.giaoban.report;

import io.giaoban.place.City;
import io.giaoban.place.Population;
import io.giaoban.place.PriorityGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What must be true of a report's counts, each by itself and among each other. */
final class CountCheck {
  private static final int MOST_COUNTS = 1000;
  private static final int MOST_DOSES = 20;

  /** More than the largest city has, where the population is not known. */
  private static final long MOST_PEOPLE = 100_000_000;

  /** A person can be tested and vaccinated several times, and running totals go over years. */
  private static final int TIMES_A_PERSON = 10;

  /** The parts of {@link CaseMeasure#NEW_CASES}: a case is in one of them. */
  private static final List<CaseMeasure> PARTS =
      List.of(
          CaseMeasure.COMMUNITY_CASES, CaseMeasure.QUARANTINE_CASES, CaseMeasure.LOCKDOWN_CASES);

  private final Report report;
  private final Counts counts;
  private final @Nullable Population population;

  private CountCheck(Report report, City city) {
    this.report = report;
    this.counts = report.counts();
    this.population = city.populationOn(report.day());
  }

  static void check(Report report, City city) throws RefusedException {
    CountCheck check = new CountCheck(report, city);
    check.checkNumber();
    check.checkEach();
    check.checkBreakdown();
    check.checkPositives();
  }

  private void checkNumber() throws RefusedException {
    if (report.retracted() && counts.size() > 0) {
      throw new RefusedException(
          Refusal.COUNTS_IN_RETRACTION, counts + " (expected: no counts in a retraction)");
    }
    if (!report.retracted() && counts.size() == 0) {
      throw new RefusedException(
          Refusal.NOTHING_STATED,
          "no count (expected: at least "
              + (report.kind() == Kind.CASES ? "newCases" : "a dose")
              + ", or retracted: true)");
    }
    if (counts.size() > MOST_COUNTS) {
      throw new RefusedException(
          Refusal.TOO_LARGE, counts.size() + " counts (expected: at most " + MOST_COUNTS + ")");
    }
  }

  private void checkEach() throws RefusedException {
    Set<Measure> seen = new HashSet<>();
    for (int i = 0; i < counts.size(); i++) {
      Measure measure = counts.measure(i);
      if (measure instanceof DoseMeasure dose) {
        checkDose(dose);
      }
      checkSize(measure, counts.value(i));
      if (report.kind() == Kind.VACCINATIONS && !seen.add(measure)) {
        throw new RefusedException(
            Refusal.COUNT_STATED_TWICE, measure.label() + " twice (expected: once)");
      }
    }
  }

  private static void checkDose(DoseMeasure dose) throws RefusedException {
    if (dose.dose() < 1 || dose.dose() > MOST_DOSES) {
      throw new RefusedException(
          Refusal.BAD_VALUE, "dose: " + dose.dose() + " (expected: 1 to " + MOST_DOSES + ")");
    }
    if (dose.group() != null && !PriorityGroup.isCode(dose.group())) {
      throw new RefusedException(
          Refusal.BAD_VALUE,
          "group: \"" + dose.group() + "\" (expected: " + PriorityGroup.CODE_EXPECTED + ")");
    }
  }

  private void checkSize(Measure measure, int count) throws RefusedException {
    if (count < 0) {
      throw new RefusedException(
          Refusal.NEGATIVE_COUNT, measure.label() + ": " + count + " (expected: >= 0)");
    }
    int times = report.cumulative() || canRepeat(measure) ? TIMES_A_PERSON : 1;
    long people = population == null ? MOST_PEOPLE : population.people();
    long most = times * Math.min(people, Integer.MAX_VALUE);
    if (count > most) {
      throw new RefusedException(
          Refusal.COUNT_IMPOSSIBLE,
          "%s: %d (expected: <= %d%s)"
              .formatted(
                  measure.label(),
                  count,
                  most,
                  population == null
                      ? ""
                      : ", %sthe population of %s"
                          .formatted(times == 1 ? "" : times + " times ", report.city())));
    }
  }

  /** Whether a day can count the same person more than once, or cases of a long time. */
  private static boolean canRepeat(Measure measure) {
    return measure instanceof DoseMeasure
        || measure == CaseMeasure.BACKLOG_CASES
        || measure == CaseMeasure.TESTS
        || measure == CaseMeasure.POSITIVES;
  }

  private void checkBreakdown() throws RefusedException {
    Integer newCases = counts.get(CaseMeasure.NEW_CASES);
    long sum = 0;
    int stated = 0;
    for (CaseMeasure part : PARTS) {
      Integer count = counts.get(part);
      if (count != null) {
        sum += count;
        stated++;
      }
    }
    boolean complete = stated == PARTS.size();
    if (newCases != null && (sum > newCases || (complete && sum < newCases))) {
      throw new RefusedException(
          Refusal.BREAKDOWN_MISMATCH,
          "%s%s (expected: %snewCases, %d)"
              .formatted(
                  statedParts(), stated == 1 ? "" : " = " + sum, complete ? "" : "<= ", newCases));
    }
  }

  private String statedParts() {
    return PARTS.stream()
        .filter(part -> counts.get(part) != null)
        .map(part -> part.label() + " " + counts.get(part))
        .collect(Collectors.joining(" + "));
  }

  private void checkPositives() throws RefusedException {
    Integer tests = counts.get(CaseMeasure.TESTS);
    Integer positives = counts.get(CaseMeasure.POSITIVES);
    if (tests != null && positives != null && positives > tests) {
      throw new RefusedException(
          Refusal.BREAKDOWN_MISMATCH,
          "positives " + positives + " (expected: <= tests, " + tests + ")");
    }
  }
}
