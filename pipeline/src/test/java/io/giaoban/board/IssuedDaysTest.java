package io.giaoban.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was known of a place's days, as of any date. */
class IssuedDaysTest {
  private static final LocalDate START = LocalDate.of(2021, 12, 1);

  /** Something told about a day. */
  private record Told(int day, int issue, int number) {
    LocalDate date() {
      return START.plusDays(day);
    }

    LocalDate issued() {
      return START.plusDays(issue);
    }
  }

  @Test
  void shouldLeaveOutDaysNotKnownThen() {
    IssuedDays<Told> days = days(List.of(new Told(1, 1, 10), new Told(2, 3, 20)));
    assertThat(days.days(null, null, START.plusDays(2))).containsExactly(new Told(1, 1, 10));
    assertThat(days.days(null, null, START)).isEmpty();
  }

  @Test
  void shouldTellADayAsOfEachOfItsIssues() {
    Told first = new Told(1, 1, 10);
    Told corrected = new Told(1, 4, 12);
    Told again = new Told(1, 7, 11);
    IssuedDays<Told> days = days(List.of(first, corrected, again));
    assertThat(days.days(null, null, START.plusDays(3))).containsExactly(first);
    assertThat(days.days(null, null, START.plusDays(6))).containsExactly(corrected);
    assertThat(days.days(null, null, START.plusDays(7))).containsExactly(again);
    assertThat(days.days(null, null, null)).containsExactly(again);
  }

  @Test
  void shouldTellWhatStoodBeforeAnIssueThatIsNoMore() {
    Told first = new Told(1, 1, 10);
    Told wrong = new Told(1, 4, 12);
    IssuedDays<Told> days = days(List.of(first, wrong));
    days.forget(wrong.date(), wrong.issued());
    assertThat(days.days(null, null, null)).containsExactly(first);
    assertThat(days.days(null, null, START.plusDays(5))).containsExactly(first);
    days.forget(first.date(), first.issued());
    assertThat(days.days(null, null, null)).isEmpty();
  }

  @Test
  void shouldKeepTheLastOfAnIssue() {
    IssuedDays<Told> days = days(List.of(new Told(1, 1, 10), new Told(1, 1, 11)));
    assertThat(days.days(null, null, START.plusDays(1))).containsExactly(new Told(1, 1, 11));
  }

  @Test
  void shouldTellTheDaysAskedFor() {
    IssuedDays<Told> days = days(List.of(new Told(3, 3, 1), new Told(1, 3, 2), new Told(2, 3, 3)));
    assertThat(days.days(START.plusDays(2), null, null))
        .extracting(Told::day)
        .containsExactly(2, 3);
    assertThat(days.days(null, START.plusDays(2), null))
        .extracting(Told::day)
        .containsExactly(1, 2);
    assertThat(days.days(START.plusDays(3), START.plusDays(2), null)).isEmpty();
  }

  @Property
  void shouldTellOfEachDayTheLastToldByThen(
      @ForAll("stories") List<Told> story, @ForAll("dates") @Nullable Integer asOf) {
    TreeMap<Integer, Told> expected = new TreeMap<>();
    for (Told told : story) {
      if (asOf == null || told.issue() <= asOf) {
        expected.put(told.day(), told);
      }
    }
    assertThat(days(story).days(null, null, asOf == null ? null : START.plusDays(asOf)))
        .containsExactlyElementsOf(expected.values());
  }

  @Property
  void shouldTellTheSameFromWhatCompactionLeaves(
      @ForAll("stories") List<Told> story, @ForAll("dates") @Nullable Integer asOf) {
    List<Told> left = new ArrayList<>();
    for (int i = 0; i < story.size(); i++) {
      Told told = story.get(i);
      if (story.subList(i + 1, story.size()).stream()
          .noneMatch(later -> later.day() == told.day() && later.issue() == told.issue())) {
        left.add(told);
      }
    }
    LocalDate date = asOf == null ? null : START.plusDays(asOf);
    assertThat(days(left).days(null, null, date))
        .containsExactlyElementsOf(days(story).days(null, null, date));
  }

  /** Any days and issues in any order; the number tells each from all others. */
  @Provide
  Arbitrary<List<Told>> stories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 8))
        .as((day, issue) -> new Told(day, issue, 0))
        .list()
        .ofMaxSize(30)
        .map(
            told -> {
              List<Told> numbered = new ArrayList<>();
              told.forEach(one -> numbered.add(new Told(one.day(), one.issue(), numbered.size())));
              return numbered;
            });
  }

  @Provide
  Arbitrary<@Nullable Integer> dates() {
    return Arbitraries.integers().between(-1, 9).injectNull(0.1);
  }

  private static IssuedDays<Told> days(List<Told> story) {
    IssuedDays<Told> days = new IssuedDays<>(Told::date, Told::issued);
    story.forEach(days::put);
    return days;
  }
}
