package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.giaoban.schema.CityDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  @ParameterizedTest
  @CsvSource({
    "day.newCases >= 2000, 1999, false",
    "day.newCases >= 2000, 2000, true",
    "day.newCases >= 1999.5, 2000, true",
    "day.newCases >= 2000 && day.state == 'final', 2000, true",
    "day.unitsReported * 2 >= day.unitsExpected, 0, true"
  })
  void shouldHoldOrNot(String condition, int newCases, boolean holds) {
    assertThat(Condition.compile(condition).holds(Days.closed(1, newCases))).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "day.newCases >= 2000",
        "day.newCases < 2000",
        "!(day.newCases >= 2000)",
        "day.newCases >= 2000 && day.unitsExpected == 4",
        "day.newCases >= 2000 || day.unitsExpected == 5"
      })
  void shouldBeUnknownWhereItsFigureIs(String condition) {
    assertThat(Condition.compile(condition).holds(Days.closed(1, null))).isNull();
  }

  @Test
  void shouldHoldWhereTheRestDecidesIt() {
    CityDay day = Days.closed(1, null);
    assertThat(Condition.compile("day.newCases > 1 || day.unitsExpected == 4").holds(day)).isTrue();
    assertThat(Condition.compile("day.newCases > 1 && day.unitsExpected == 5").holds(day))
        .isFalse();
  }

  @Test
  void shouldNamePositionAndExpectationOfAFigureThatIsNone() {
    assertThatThrownBy(() -> Condition.compile("true &&\n  day.newcases > 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2:3")
        .hasMessageContaining("expected: a condition over day.")
        .hasMessageContaining("day.newCases");
  }

  @Test
  void shouldNamePositionOfATypeError() {
    assertThatThrownBy(() -> Condition.compile("day.newCases >= '2000'"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1:14");
  }

  @ParameterizedTest
  @ValueSource(strings = {"day.newCases", "", "day.newCases >=", "now() > 1"})
  void shouldRefuseWhatIsNoCondition(String text) {
    assertThatThrownBy(() -> Condition.compile(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dyn(day.newCases)", "[day.newCases, true][0]", "day.newCases"})
  void shouldRefuseWhatMayBeNoTruthValue(String condition) {
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.compile(condition));
  }
}
