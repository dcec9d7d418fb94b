package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A condition in plain Java comes to what it comes to in CEL. */
class PlainConditionTest {
  private static final LocalDate DAY = Days.date(1);
  private static final List<String> ORDERS = List.of("<", "<=", ">", ">=");
  private static final List<String> EQUALITIES = List.of("==", "!=");
  private static final Long[] WHOLES = {-1L, 0L, 1L, 2L, (1L << 53) + 1, Long.MAX_VALUE};
  private static final Double[] FRACTIONS = {-1e19, -0.5, -0.0, 0.0, 1.0, 0x1p53, 0x1p63, 1e19};
  private static final String[] WORDS = {"", "final", "open", "SUDDEN_RISE", "Ba Đình"};

  @Property(tries = 2_000)
  void shouldAgreeWithCelOnCities(
      @ForAll("cityConditions") String text, @ForAll("cityDays") @Nullable CityDay day) {
    assertAgrees(Condition.compile(text, FigureSet.CITY), day);
  }

  @Property(tries = 1_000)
  void shouldAgreeWithCelOnUnits(
      @ForAll("unitConditions") String text, @ForAll("unitDays") @Nullable UnitDay day) {
    assertAgrees(Condition.compile(text, FigureSet.UNIT), day);
  }

  @Property(tries = 1_000)
  void shouldNeitherHoldNorFailWhereAnIndexOfRulesPassesItOver(
      @ForAll("listsOfCityConditions") List<String> texts,
      @ForAll("cityDays") @Nullable CityDay day) {
    List<RuleInForce> rules =
        texts.stream()
            .map(text -> CompiledRule.compile(new Rule.Builder("r", text).build()))
            .map(rule -> new RuleInForce(rule, Instant.EPOCH, false))
            .toList();
    PlaceDays days = dayAndTheOneBefore(day);
    Set<Integer> mayHold = new HashSet<>();
    RuleIndex.of(rules).forEachThatMayHold(new PlainCondition.Seen(DAY, day, days), mayHold::add);
    for (int i = 0; i < texts.size(); i++) {
      if (!mayHold.contains(i)) {
        assertThat(outcome(Condition.compile(texts.get(i), FigureSet.CITY), days))
            .as(texts.get(i))
            .isIn(Truth.FALSE.name(), Truth.UNKNOWN.name());
      }
    }
  }

  @Test
  void shouldLeaveToCelWhatItCannotDo() {
    for (String text :
        List.of(
            "day.newCases + 1 > 2",
            "days(2).all(d, d.newCases > 2)",
            "day.newCases > day.deaths + 1",
            "day.newCases > 1 && day.newCases in [2]",
            "1 > 2")) {
      assertThat(Condition.compile(text, FigureSet.CITY).isPlain()).as(text).isFalse();
    }
  }

  private static void assertAgrees(Condition condition, @Nullable SpecificRecord day) {
    PlaceDays days = dayAndTheOneBefore(day);
    assertThat(condition.isPlain()).isTrue();
    assertThat(outcome(condition, days)).isEqualTo(outcome(condition.inCel(), days));
  }

  /** What is read of the day before is known where the day's is. */
  private static PlaceDays dayAndTheOneBefore(@Nullable SpecificRecord day) {
    return date -> date.isBefore(DAY.minusDays(1)) ? null : day;
  }

  private static String outcome(Condition condition, PlaceDays days) {
    try {
      return condition.test(DAY, days).name();
    } catch (FailedConditionException e) {
      return e.getMessage();
    }
  }

  @Provide
  Arbitrary<String> cityConditions() {
    return conditions(
        Arbitraries.oneOf(
            numbers(List.of("newCases", "sum7", "unitsExpected"), true),
            numbers(List.of("mean7", "completeness", "coverage1"), false),
            words(List.of("state", "suspect", "city")),
            known(List.of("newCases", "state", "mean7", "coverage1")),
            figures(List.of("newCases", "sum7", "unitsExpected"), "2 * "),
            figures(List.of("mean7", "completeness"), "1.5 * "),
            figures(List.of("state", "city"), "")));
  }

  @Provide
  Arbitrary<List<String>> listsOfCityConditions() {
    return cityConditions().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> unitConditions() {
    return conditions(
        Arbitraries.oneOf(
            numbers(List.of("newCases"), true),
            numbers(List.of("completeness"), false),
            known(List.of("onTime", "newCases")),
            Arbitraries.of("day.onTime", "day.retracted")));
  }

  @Provide
  Arbitrary<@Nullable CityDay> cityDays() {
    return Combinators.combine(
            Arbitraries.of(-1, 0, 1, 2).injectNull(0.3),
            Arbitraries.of(WHOLES).injectNull(0.3),
            Arbitraries.of(FRACTIONS)
                .map(fraction -> fraction == 0x1p63 ? Double.NaN : fraction)
                .injectNull(0.3),
            Arbitraries.of(WORDS).injectNull(0.3),
            Arbitraries.of(DayState.class),
            Arbitraries.integers().between(0, 2))
        .as(
            (cases, sum, mean, suspect, state, expected) ->
                CityDay.newBuilder(Days.closed(1, cases))
                    .setSum7(sum)
                    .setMean7(mean)
                    .setSuspect(suspect)
                    .setState(state)
                    .setUnitsExpected(expected)
                    .build())
        .injectNull(0.1);
  }

  @Provide
  Arbitrary<@Nullable UnitDay> unitDays() {
    Days.closed(1, 0); // makes Avro's builders usable
    return Combinators.combine(
            Arbitraries.of(-1, 0, 1, 2).injectNull(0.3),
            Arbitraries.of(true, false).injectNull(0.3),
            Arbitraries.of(true, false))
        .as(
            (cases, onTime, retracted) ->
                UnitDay.newBuilder()
                    .setCity("VN-X")
                    .setUnit("001")
                    .setDay(DAY)
                    .setIssue(DAY)
                    .setKnownAt(Instant.EPOCH)
                    .setNewCases(cases)
                    .setOnTime(onTime)
                    .setRetracted(retracted)
                    .build())
        .injectNull(0.1);
  }

  private static Arbitrary<String> conditions(Arbitrary<String> leaves) {
    return Arbitraries.lazyOf(
        () -> leaves,
        () -> leaves,
        () -> Arbitraries.of("true", "false"),
        () -> conditions(leaves).map(of -> "!(" + of + ")"),
        () ->
            Combinators.combine(
                    conditions(leaves), Arbitraries.of(" && ", " || "), conditions(leaves))
                .as((a, operator, b) -> "(" + a + operator + b + ")"));
  }

  /** CEL orders whole numbers and fractions, but tests for equality only among the same. */
  private static Arbitrary<String> numbers(List<String> figures, boolean whole) {
    Arbitrary<String> wholes = Arbitraries.of(WHOLES).map(Object::toString);
    Arbitrary<String> fractions = Arbitraries.of(FRACTIONS).map(Object::toString);
    return Arbitraries.oneOf(
        comparisons(figures, ORDERS, Arbitraries.oneOf(wholes, fractions)),
        comparisons(figures, EQUALITIES, whole ? wholes : fractions));
  }

  private static Arbitrary<String> words(List<String> figures) {
    return comparisons(
        figures,
        List.of("<", "<=", ">", ">=", "==", "!="),
        Arbitraries.of(WORDS).map(word -> "'" + word + "'"));
  }

  private static Arbitrary<String> known(List<String> figures) {
    return Arbitraries.oneOf(
        comparisons(figures, EQUALITIES, Arbitraries.just("null")),
        Arbitraries.of(figures).map(figure -> "has(day." + figure + ")"));
  }

  private static Arbitrary<String> figures(List<String> figures, String times) {
    Arbitrary<String> limits =
        Combinators.combine(
                Arbitraries.of("", times),
                Arbitraries.of("day.", "days(1)[0].", "days(3)[1].", "days(3)[2]."),
                Arbitraries.of(figures))
            .as((factor, day, figure) -> factor + day + figure);
    return comparisons(figures, List.of("<", ">=", "==", "!="), limits);
  }

  private static Arbitrary<String> comparisons(
      List<String> figures, List<String> operators, Arbitrary<String> values) {
    return Combinators.combine(
            Arbitraries.of(figures), Arbitraries.of(operators), values, Arbitraries.of(true, false))
        .as(
            (figure, operator, value, mirrored) ->
                mirrored
                    ? "%s %s day.%s".formatted(value, operator, figure)
                    : "day.%s %s %s".formatted(figure, operator, value));
  }
}
