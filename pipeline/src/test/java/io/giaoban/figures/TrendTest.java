package io.giaoban.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** A week against the week before. */
class TrendTest {
  private static final Trend UNKNOWN = new Trend(null, null, null);

  /** WHO's situation report on Viet Nam prints +25.1 % for a week of 55,841 cases. */
  @Test
  void shouldTellTheChangeWeekOnWeek() {
    assertThat(trend(44_637, 55_841).change()).isCloseTo(0.251, within(0.0005));
    assertThat(trend(100, 0).change()).isEqualTo(-1);
  }

  /** By the ratio of Hà Nội's 4,550 cases to 3,500 the week before. */
  @Test
  void shouldTellGrowthADayAndTheTimeInWhichCasesDouble() {
    Trend trend = trend(3_500, 4_550);
    assertThat(trend.growthRate()).isCloseTo(0.03748061, within(0.000000005));
    assertThat(trend.doublingDays()).isCloseTo(18.49349, within(0.000005));
  }

  @Test
  void shouldTellTheTimeInWhichCasesHalveAsANegativeOne() {
    assertThat(trend(1_000, 500).doublingDays()).isCloseTo(-7, within(0.0000001));
  }

  /** ln(12 / 10) is 0.18, and its standard error 0.43. */
  @Test
  void shouldTellNoTimeOfDoublingWithoutAClearTrend() {
    Trend trend = trend(10, 12);
    assertThat(trend.growthRate()).isCloseTo(Math.log(1.2) / 7, within(0.0000001));
    assertThat(trend.doublingDays()).isNull();
    assertThat(trend(5_000, 5_000).doublingDays()).isNull();
  }

  @Test
  void shouldKnowNothingAfterAWeekWithoutCases() {
    assertThat(trend(0, 10)).isEqualTo(UNKNOWN);
    assertThat(trend(0, 0)).isEqualTo(UNKNOWN);
    assertThat(trend(-3, 10)).isEqualTo(UNKNOWN);
  }

  @Test
  void shouldHaveNoGrowthRateWhereCasesEnd() {
    assertThat(trend(10, 0)).isEqualTo(new Trend(-1.0, null, null));
  }

  @Test
  void shouldCompareCompleteWeeksOnly() {
    assertThat(Trend.between(new Window(7, 6, 100, 0), week(120))).isEqualTo(UNKNOWN);
    assertThat(Trend.between(week(100), new Window(7, 6, 120, 0))).isEqualTo(UNKNOWN);
  }

  @Property
  void shouldGrowAsMuchAsItFallsTheOtherWayRound(
      @ForAll @LongRange(min = 1, max = 1_000_000) long earlier,
      @ForAll @LongRange(min = 1, max = 1_000_000) long later) {
    Trend there = trend(earlier, later);
    Trend back = trend(later, earlier);
    assertThat(there.growthRate()).isCloseTo(-back.growthRate(), within(1e-12));
    assertThat(there.doublingDays() == null).isEqualTo(back.doublingDays() == null);
    assertThat(Math.exp(7 * there.growthRate()) - 1).isCloseTo(there.change(), within(1e-6));
    if (there.doublingDays() != null) {
      assertThat(Math.pow(2, 7 / there.doublingDays()) * earlier)
          .isCloseTo((double) later, within(later * 1e-9));
    }
  }

  private static Trend trend(long earlier, long later) {
    return Trend.between(week(earlier), week(later));
  }

  private static Window week(long cases) {
    return new Window(7, 7, cases, 0);
  }
}
