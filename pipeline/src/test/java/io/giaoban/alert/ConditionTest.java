package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.CityDoses;
import io.giaoban.schema.StatedBy;
import io.giaoban.schema.UnitDay;
import io.giaoban.schema.UnitDoses;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  /** Days 1 to 7 have 101 to 107 cases; day 8 has no report; nothing is known of the others. */
  private static final PlaceDays WEEK =
      date -> {
        int day = (int) (date.toEpochDay() - Days.date(0).toEpochDay());
        return day < 1 || day > 8 ? null : Days.closed(day, day == 8 ? null : 100 + day);
      };

  @ParameterizedTest
  @CsvSource({
    "day.newCases >= 2000, 1999, FALSE",
    "day.newCases >= 2000, 2000, TRUE",
    "day.newCases >= 1999.5, 2000, TRUE",
    "2000 <= day.newCases, 2000, TRUE",
    "day.newCases >= 2000 && day.state == 'final', 2000, TRUE",
    "day.unitsReported * 2 >= day.unitsExpected, 0, TRUE",
    "double(day.newCases) * 1.5 > 3000.0, 2001, TRUE",
    "day.newCases in [2000], 2000, TRUE",
    "day.completeness == 1.0, 0, TRUE",
    "has(day.newCases) && !has(day.deaths), 0, TRUE"
  })
  void shouldHoldOrNot(String condition, int newCases, Truth truth) throws Exception {
    assertThat(test(condition, Days.closed(1, newCases))).isEqualTo(truth);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "day.newCases >= 2000",
        "day.newCases < 2000",
        "day.newCases == 0",
        "day.newCases != 0",
        "day.newCases == day.deaths",
        "day.newCases in [0, 1]",
        "!(day.newCases >= 2000)",
        "day.newCases * 2 > 1",
        "day.unitsExpected / day.newCases > 1",
        "day.newCases >= 2000 && day.unitsExpected == 4",
        "day.newCases >= 2000 || day.unitsExpected == 5",
        "day.newCases > 1 ? true : true",
        "day.coverage1 > 0.5"
      })
  void shouldBeUnknownWhereItsFigureIs(String condition) throws Exception {
    assertThat(test(condition, Days.closed(1, null))).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void shouldHoldWhereTheRestDecidesIt() throws Exception {
    CityDay day = Days.closed(1, null);
    assertThat(test("day.newCases > 1 || day.unitsExpected == 4", day)).isEqualTo(Truth.TRUE);
    assertThat(test("day.newCases > 1 && day.unitsExpected == 5", day)).isEqualTo(Truth.FALSE);
  }

  @Test
  void shouldTellWhetherAFigureIsKnown() throws Exception {
    CityDay day = Days.closed(1, null);
    assertThat(test("day.newCases == null", day)).isEqualTo(Truth.TRUE);
    assertThat(test("day.unitsExpected != null", day)).isEqualTo(Truth.TRUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "days(7)[6].newCases == 101                             ; TRUE",
        "days(3).all(d, d.newCases >= 105)                      ; TRUE",
        "days(3).all(d, d.newCases >= 106)                      ; FALSE",
        "days(8).all(d, d.newCases >= 100)                      ; UNKNOWN",
        "days(8).exists(d, d.newCases == 104)                   ; TRUE",
        "days(8)[7].newCases > 0                                ; UNKNOWN",
        "days(8)[7].unitsExpected == null                       ; TRUE",
        "days(7).filter(d, d.newCases > 104).size() == 3        ; TRUE",
        "days(7).exists_one(d, d.newCases == 104)               ; TRUE",
        "day.newCases - days(2)[1].newCases == 1                ; TRUE",
        "days(3).all(day, day.newCases > 1)                     ; TRUE",
        "sum(days(7).map(d, d.newCases)) == 728                 ; TRUE",
        "mean(days(7).map(d, d.newCases)) == 104.0              ; TRUE",
        "sum(days(9).map(d, d.newCases)) == 728                 ; TRUE",
        "mean(days(9).map(d, d.newCases)) == 104.0              ; TRUE",
        "sum(days(7).map(d, d.completeness)) == 7.0             ; TRUE",
        "sum(days(7).map(d, d.deaths)) >= 0                     ; UNKNOWN",
        "mean(days(7).map(d, d.deaths)) == null                 ; TRUE",
        "104 in days(8).map(d, d.newCases)                      ; TRUE",
        "1 in days(8).map(d, d.newCases)                        ; UNKNOWN"
      })
  void shouldLookBack(String condition, Truth truth) throws Exception {
    assertThat(Condition.compile(condition, FigureSet.CITY).test(Days.date(7), WEEK))
        .isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "day.newCases > 1                             ; 0",
        "days(1)[0].newCases > 1                      ; 0",
        "days(8)[7].sum7 > 1 || days(3)[0].sum7 > 1   ; 7",
        "days(366).all(d, d.newCases > 1)             ; 365"
      })
  void shouldTellHowFarItLooksBack(String condition, int daysBack) {
    assertThat(Condition.compile(condition, FigureSet.CITY).daysBack()).isEqualTo(daysBack);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 / (day.newCases - 107) > 1                    ; at character 3: a division by zero",
        "9223372036854775807 + day.newCases > 1          ; beyond 64 bits",
        "days(3)[day.unitsExpected].newCases > 1         ; 4"
      })
  void shouldFailWithTheReason(String text, String reason) {
    Condition condition = Condition.compile(text, FigureSet.CITY);
    assertThatThrownBy(() -> condition.test(Days.date(7), WEEK))
        .isInstanceOf(FailedConditionException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldTellHowCompleteACitysDayIs() throws Exception {
    String half = "day.completeness == 0.75";
    assertThat(test(half, Days.open(1, 5))).isEqualTo(Truth.TRUE);
    CityDay stated = CityDay.newBuilder(Days.open(1, 5)).setStatedBy(StatedBy.CITY).build();
    assertThat(test("day.completeness == 1.0", stated)).isEqualTo(Truth.TRUE);
    CityDay nobody = CityDay.newBuilder(Days.open(1, 5)).setUnitsExpected(0).build();
    assertThat(test(half, nobody)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void shouldTellTheCoverageOfADose() throws Exception {
    CityDay day =
        CityDay.newBuilder(Days.closed(1, 5))
            .setDoses(
                List.of(
                    CityDoses.newBuilder().setDose(2).setCumulative(7L).setCoverage(0.7).build()))
            .build();
    assertThat(test("day.coverage2 >= 0.7", day)).isEqualTo(Truth.TRUE);
    assertThat(test("day.coverage3 >= 0.7", day)).isEqualTo(Truth.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "day.newCases == 5 && day.unit == '001'       ; TRUE",
        "day.completeness == 1.0                      ; TRUE",
        "day.coverage1 == 0.25                        ; TRUE",
        "day.retracted                                ; FALSE",
        "!day.retracted && days(2).size() == 2        ; TRUE",
        "day.onTime                                   ; UNKNOWN",
        "day.onTime && day.newCases > 1               ; UNKNOWN",
        "day.onTime || days(2)[0].newCases > 1        ; TRUE",
        "days(2).all(d, d.onTime)                     ; UNKNOWN",
        "days(2).filter(d, d.onTime).size() == 1      ; UNKNOWN",
        "days(1)[0].onTime ? true : false             ; UNKNOWN",
        "days(1)[0].onTime == null                    ; TRUE"
      })
  void shouldSeeAUnitsDays(String condition, Truth truth) throws Exception {
    AvroTrust.grant();
    UnitDay day =
        UnitDay.newBuilder()
            .setCity("VN-X")
            .setUnit("001")
            .setDay(Days.date(1))
            .setIssue(Days.date(1))
            .setKnownAt(Instant.EPOCH)
            .setNewCases(5)
            .setDoses(
                List.of(
                    UnitDoses.newBuilder().setDose(1).setGroup("elderly").setCoverage(0.5).build(),
                    UnitDoses.newBuilder().setDose(1).setCoverage(0.25).build()))
            .build();
    assertThat(
            Condition.compile(condition, FigureSet.UNIT)
                .test(Days.date(1), date -> date.equals(Days.date(1)) ? day : null))
        .isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "day.newcases > 1                                    ; 1:4: undefined field 'newcases'",
        "day.newcases > 1                                    ; day.newCases, ",
        "days(3).all(d, d.foo > 1)                           ; 1:17: undefined field 'foo'",
        "day.newCases >= '2000'                              ; 1:14: ",
        "day.newCases >= '2000'                              ; '(int, string)' (expected: ",
        "days(3).exists(d, d.state > 3)                      ; 1:27: ",
        "day.newCases * 1.5 > 3.0                            ; (expected: (int, int),(double, double))",
        "sum(days(3)) > 1                                    ; 1:4: ",
        "now() > 1                                           ; 1:4: undeclared reference to 'now'",
        "days(0).size() > 1                                  ; 1:6: days: 0 (expected: a whole number from 1 to 366",
        "days(367).size() > 1                                ; 1:6: days: 367",
        "days(day.newCases).size() > 1                       ; 1:9: days: no number",
        "days(3)[3].newCases > 1                             ; 1:8: [3] (expected: 0 to 2)",
        "days(366).all(a, days(366).all(b, true))            ; 1:14: ",
        "days(366).all(a, days(366).all(b, true))            ; steps (expected: <= 10,000)",
        "day                                                 ; 1:1: a condition of type CityDay (expected: bool)"
      })
  void shouldNamePositionAndExpectation(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.compile(text, FigureSet.CITY))
        .withMessageContaining(message);
  }

  @Test
  void shouldNameTheLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.compile("true &&\n  day.newcases > 1", FigureSet.CITY))
        .withMessageStartingWith("2:6: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "day.newCases",
        "day.newCases >=",
        "dyn(day.newCases)",
        "dyn(day.newCases) == 'a'",
        "[day.newCases, true][0]",
        "[1, 'a'][0] > 1",
        "{'a': 1}['a'] == 1",
        "day.state + day.state == 'openopen'",
        "CityDay{newCases: 1}.newCases == 1",
        "@days(day, 400).size() > 1",
        "day.onTime"
      })
  void shouldRefuseWhatIsNoConditionOverACitysDays(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.compile(text, FigureSet.CITY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "days(100).all(a, days(100).exists(b, a.newCases > b.newCases))",
        "days(300).map(d, days(300)).size() > 1",
        "[days(300)].map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x).map(x, x + x)[0].size() > 1",
        "days(60).map(d, days(60)).all(l, l.all(d, d.newCases > 1))"
      })
  void shouldRefuseWhatTakesTooLong(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.compile(text, FigureSet.CITY))
        .withMessageContaining("steps (expected: <= 10,000)");
  }

  @Test
  void shouldRefuseAVeryLongText() {
    String text = "day.newCases > 1" + " && day.newCases > 1".repeat(300);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.compile(text, FigureSet.CITY))
        .withMessageContaining("(expected: <= 4096)");
  }

  private static Truth test(String condition, CityDay day) throws FailedConditionException {
    return Condition.compile(condition, FigureSet.CITY)
        .test(day.getDay(), date -> date.equals(day.getDay()) ? day : null);
  }
}
