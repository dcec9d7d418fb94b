package io.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a day's count is not to be believed before somebody looked at it. */
class SuddenRiseTest {
  private static final LocalDate FIRST = LocalDate.parse("2022-01-01");

  private final Map<LocalDate, Integer> counts = new HashMap<>();
  private final Map<LocalDate, Gap> gaps = new HashMap<>();

  private final DaySeries series =
      new DaySeries() {
        @Override
        public @Nullable Integer on(LocalDate day) {
          return counts.get(day);
        }

        @Override
        public Collection<Gap> gapsTo(LocalDate day) {
          Gap gap = gaps.get(day);
          return gap == null ? List.of() : List.of(gap);
        }
      };

  @Test
  void shouldSuspectACountFarAboveTheDaysBefore() {
    days(14, 20);
    counts.put(date(15), 4_089);
    SuddenRise rise = SuddenRise.on(date(15), series);
    assertThat(rise.count()).isEqualTo(4_089);
    assertThat(rise.median()).isEqualTo(20);
    assertThat(rise.limit()).isEqualTo(20 + 10 * 5);
  }

  @Test
  void shouldBelieveWhatIsNotAboveTheLimit() {
    days(14, 20);
    counts.put(date(15), 70);
    assertThat(SuddenRise.on(date(15), series)).isNull();
    counts.put(date(15), 71);
    assertThat(SuddenRise.on(date(15), series)).isNotNull();
  }

  @Test
  void shouldBelieveTwoHighDaysInARow() {
    days(14, 20);
    counts.put(date(15), 400);
    assertThat(SuddenRise.on(date(15), series)).isNotNull();
    counts.put(date(16), 420);
    assertThat(SuddenRise.on(date(15), series)).isNull();
    assertThat(SuddenRise.on(date(16), series)).isNull();
  }

  @Test
  void shouldNotTakeAUsualDayForTheProofOfAHeap() {
    days(14, 20);
    counts.put(date(15), 400);
    counts.put(date(16), 60);
    assertThat(SuddenRise.on(date(15), series)).isNotNull();
  }

  @Test
  void shouldTellNothingOfFewerThanAWeekOfDays() {
    days(6, 20);
    counts.put(date(7), 4_089);
    assertThat(SuddenRise.on(date(7), series)).isNull();
  }

  @Test
  void shouldNotBeMovedByAnEarlierHeapOrMissingDays() {
    days(14, 20);
    counts.put(date(8), 4_089);
    counts.remove(date(3));
    counts.remove(date(12));
    counts.put(date(15), 300);
    assertThat(SuddenRise.on(date(15), series).days()).isEqualTo(12);
  }

  @Test
  void shouldJudgeAFigureOverSilentDaysByWhatItComesToADay() {
    days(14, 100);
    gaps.put(date(16), new Gap(date(15), date(16), 400));
    assertThat(SuddenRise.on(date(16), series)).isNull();
    gaps.put(date(16), new Gap(date(15), date(16), 47_600));
    assertThat(SuddenRise.on(date(16), series).count()).isEqualTo(23_800);
  }

  @Property
  void shouldBelieveACountUpToThreeTimesSteadyDays(
      @ForAll @IntRange(max = 10_000) int steady, @ForAll @DoubleRange(max = 3) double times) {
    days(14, steady);
    counts.put(date(15), (int) (times * steady));
    assertThat(SuddenRise.on(date(15), series)).isNull();
  }

  private void days(int last, int count) {
    for (int day = 1; day <= last; day++) {
      counts.put(date(day), count);
    }
  }

  private static LocalDate date(int day) {
    return FIRST.plusDays(day - 1L);
  }
}
