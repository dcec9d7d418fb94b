package io.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Days since the last case, of one unit unless told otherwise. */
class LastCasesTest {
  private static final LocalDate DAY_0 = LocalDate.parse("2021-12-31");

  /** Cases, missing reports and spans by day; a day that is not there is not reported. */
  private static final class Reported implements LastCases.Days {
    private final Map<Integer, Integer> cases = new HashMap<>();
    private final Map<Integer, Integer> missing = new HashMap<>();
    private final Map<Integer, Collection<LastCases.Span>> spans = new HashMap<>();

    /** From day 1 on; null: not reported. */
    static Reported of(@Nullable Integer... counts) {
      Reported reported = new Reported();
      for (int i = 0; i < counts.length; i++) {
        reported.reports(i + 1, counts[i]);
      }
      return reported;
    }

    void reports(int day, @Nullable Integer count) {
      cases.remove(day);
      missing.remove(day);
      if (count != null) {
        cases.put(day, count);
        missing.put(day, 0);
      }
    }

    Reported over(int from, int to, int count, int reports) {
      reports(to, count);
      spans.put(to, List.of(new LastCases.Span(from, reports)));
      return this;
    }

    Reported missing(int day, int reports) {
      missing.put(day, reports);
      return this;
    }

    @Override
    public boolean anyCase(int day) {
      return cases.getOrDefault(day, 0) > 0;
    }

    @Override
    public int missing(int day) {
      return missing.getOrDefault(day, Integer.MAX_VALUE - 1);
    }

    @Override
    public Collection<LastCases.Span> spansTo(int day) {
      return spans.getOrDefault(day, List.of());
    }

    @Nullable Integer since(int day) {
      LastCase last = new LastCases(this).seenFrom(day);
      return last.known() ? day - last.day() : null;
    }
  }

  /** The last case in Hà Nội's first wave was on 15 April 2020: 48 days by 2 June. */
  @Test
  void shouldCountDaysFromTheLastCase() {
    LocalDate last = LocalDate.parse("2020-04-15");
    Reported reported = new Reported();
    reported.reports((int) last.toEpochDay(), 1);
    LocalDate today = LocalDate.parse("2020-06-02");
    for (int day = (int) last.toEpochDay() + 1; day <= today.toEpochDay(); day++) {
      reported.reports(day, 0);
    }
    LastCase seen = new LastCases(reported).seenFrom((int) today.toEpochDay());
    assertThat(seen.date()).isEqualTo(last);
    assertThat(seen.daysTo(today)).isEqualTo(48);
  }

  @Test
  void shouldBeZeroOnADayWithCases() {
    assertThat(Reported.of(0, 3).since(2)).isZero();
  }

  @Test
  void shouldNotCountOverADayThatIsNotReported() {
    Reported reported = Reported.of(3, 0, null, 0);
    assertThat(reported.since(2)).isEqualTo(1);
    assertThat(reported.since(3)).isNull();
    assertThat(reported.since(4)).isNull();
    reported.reports(3, 0);
    assertThat(reported.since(4)).isEqualTo(3);
  }

  @Test
  void shouldKnowNothingWhereNoCaseEverWas() {
    LastCase seen = new LastCases(Reported.of(0, 0, 0)).seenFrom(3);
    assertThat(seen.date()).isNull();
    assertThat(seen.daysTo(DAY_0)).isNull();
  }

  @Test
  void shouldCountOverSilentDaysWithAFigureOfZero() {
    Reported reported = Reported.of(3, 0).missing(3, 1).missing(4, 1).over(3, 5, 0, 1);
    assertThat(reported.since(5)).isEqualTo(4);
    assertThat(reported.since(4)).as("not known by then").isNull();
  }

  @Test
  void shouldTakeAFigureOverSeveralDaysForCasesOnItsLast() {
    assertThat(Reported.of(3, 0, null, null).over(3, 5, 2, 1).since(5)).isZero();
  }

  @Test
  void shouldNeedAFigureForEachReportThatIsMissing() {
    assertThat(Reported.of(3, 0).missing(2, 2).over(2, 3, 0, 1).since(3)).isNull();
    assertThat(Reported.of(3, 0).missing(2, 2).over(2, 3, 0, 2).since(3)).isEqualTo(2);
  }

  @Test
  void shouldKeepToTheDaysOfAFigure() {
    assertThat(Reported.of(3, null, null).over(3, 4, 0, 9).since(4)).isNull();
  }

  @Property(tries = 300)
  void shouldFindTheSameInAnyOrderAndAfterChanges(
      @ForAll("days") List<@Nullable Integer> counts, @ForAll Random random) {
    Reported reported = Reported.of(counts.toArray(Integer[]::new));
    LastCases remembering = new LastCases(reported);
    List<Integer> days = new ArrayList<>();
    for (int day = 1; day <= counts.size(); day++) {
      days.add(day);
    }
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(days, random);
      for (int day : days) {
        LastCase expected = new LastCases(reported).seenFrom(day);
        assertThat(remembering.seenFrom(day)).isEqualTo(expected);
        assertThat(expected.known() ? day - expected.day() : null)
            .isEqualTo(byDefinition(day, reported));
      }
      int changed = 1 + random.nextInt(counts.size());
      reported.reports(changed, random.nextInt(3) == 0 ? null : Integer.valueOf(random.nextInt(2)));
      remembering.forgetFrom(changed);
    }
  }

  @Provide
  Arbitrary<List<@Nullable Integer>> days() {
    return Arbitraries.of(0, 0, 0, 0, 7).injectNull(0.15).list().ofMinSize(1).ofMaxSize(25);
  }

  private static @Nullable Integer byDefinition(int day, Reported reported) {
    for (int back = 0; reported.cases.containsKey(day - back); back++) {
      if (reported.cases.get(day - back) > 0) {
        return back;
      }
    }
    return null;
  }
}
