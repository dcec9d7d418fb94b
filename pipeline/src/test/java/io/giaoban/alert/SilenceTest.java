package io.giaoban.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which alerts a silence covers, when it holds, and its JSON. */
class SilenceTest {
  private static final Instant FROM = Instant.parse("2022-01-02T11:00:00Z");
  private static final Instant UNTIL = Instant.parse("2022-01-05T11:00:00Z");
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final String JSON =
      """
      {"id":"s-1","matcher":{"rules":["a"],"severities":["minor"]},"from":"2022-01-02T11:00:00Z",\
      "until":"2022-01-05T11:00:00Z","author":"Lan","comment":"Bảo trì"}""";

  @Test
  void shouldHoldFromItsFirstInstantUpToItsLast() {
    Silence silence = silence(matcher(List.of("a"), List.of(), List.of(), List.of()));
    assertThat(silence.at(FROM)).isTrue();
    assertThat(silence.at(UNTIL.minusNanos(1))).isTrue();
    assertThat(silence.at(FROM.minusNanos(1))).isFalse();
    assertThat(silence.at(UNTIL)).isFalse();
    assertThat(silence.endingAt(FROM.plusNanos(1)).at(FROM)).isTrue();
  }

  @Test
  void shouldCoverACityAndItsUnitsUnlessUnitsAreGiven() {
    Silence city = silence(matcher(List.of(), List.of("VN-HN"), List.of(), List.of()));
    assertThat(city.covers("r", Severity.MINOR, "VN-HN", null)).isTrue();
    assertThat(city.covers("r", Severity.MINOR, "VN-HN", "001")).isTrue();
    assertThat(city.covers("r", Severity.MINOR, "JP-13", null)).isFalse();
    Silence unit = silence(matcher(List.of(), List.of("VN-HN"), List.of("001"), List.of()));
    assertThat(unit.covers("r", Severity.MINOR, "VN-HN", null)).isFalse();
    assertThat(unit.covers("r", Severity.MINOR, "VN-HN", "001")).isTrue();
    assertThat(unit.covers("r", Severity.MINOR, "VN-HN", "002")).isFalse();
  }

  /** More lists never cover more, and what is not listed is not covered. */
  @Property
  void shouldCoverWhatEveryGivenListHas(
      @ForAll("matchers") SilenceMatcher matcher,
      @ForAll @IntRange(max = 2) int rule,
      @ForAll Severity severity,
      @ForAll @IntRange(max = 2) int city,
      @ForAll @IntRange(min = -1, max = 2) int unit) {
    @Nullable String unitCode = unit < 0 ? null : NAMES.get(unit);
    boolean misses =
        misses(matcher.rules(), NAMES.get(rule))
            || misses(matcher.severities(), severity)
            || misses(matcher.cities(), NAMES.get(city))
            || (unitCode == null ? !matcher.units().isEmpty() : misses(matcher.units(), unitCode));
    assertThat(matcher.covers(NAMES.get(rule), severity, NAMES.get(city), unitCode))
        .isEqualTo(!misses);
  }

  @Property
  void shouldReadBackWhatItWrites(@ForAll("matchers") SilenceMatcher matcher) {
    Silence silence = silence(matcher);
    assertThat(SilenceJson.read(SilenceJson.write(silence))).isEqualTo(silence);
  }

  @Test
  void shouldWriteWhatIsGivenAndNothingElse() {
    Silence silence = read(JSON);
    assertThat(silence)
        .isEqualTo(silence(matcher(List.of("a"), List.of(), List.of(), List.of(Severity.MINOR))));
    assertThat(new String(SilenceJson.write(silence), UTF_8)).isEqualTo(JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "s-1 | S 1 | silence id: \"S 1\" (expected: lower-case letters",
        "\"s-1\" | null | silence id: none (expected: ",
        "2022-01-05 | 2022-01-02 | until: 2022-01-02T11:00:00Z (expected: > from, 2022-01-02T1",
        "\"Lan\" | \" \" | silence s-1: author: \" \" (expected: 1 to 100 characters)",
        "\"Lan\" | null | author: none (expected: 1 to 100",
        "\"rules\":[\"a\"],\"severities\":[\"minor\"] | `` | matcher: of nothing (expected: at least",
        "[\"a\"] | [\"a\",\"a\"] | matcher: rules: [a, a] (expected: each once)",
        "[\"a\"] | [null] | matcher: rules: [null] (expected: each once)",
        "[\"a\"] | [\"\"] | matcher: rules: \"\" (expected: 1 to 64 characters)",
        "minor | bad | bad",
        "\"rules\" | \"rule\" | \"rule\"",
        "\"author\" | \"ward\":\"x\",\"author\" | \"ward\"",
        "\"author\" | \"writer\" | 'author'",
        "{\"rules\":[\"a\"],\"severities\":[\"minor\"]} | null | matcher: null, from: 2022",
        "2022-01-05T11 | 2022-01-35T11 | 2022-01-35T11",
      })
  void shouldRefuseWhatIsNoSilence(String text, @Nullable String instead, String said) {
    String json = JSON.replace(text, instead == null ? "" : instead);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(json))
        .withMessageStartingWith("no silence: ")
        .withMessageContaining(said);
  }

  @Test
  void shouldRefuseATextThatIsTooLong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(JSON.replace("Bảo trì", "x".repeat(1_001))))
        .withMessageContaining("comment: 1,001 characters (expected: 1 to 1,000 characters)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("null"))
        .withMessageContaining("null");
  }

  @Provide
  static Arbitrary<SilenceMatcher> matchers() {
    Arbitrary<List<String>> names = Arbitraries.subsetOf(NAMES).map(List::copyOf);
    return Combinators.combine(
            names, names, names, Arbitraries.subsetOf(Severity.values()).map(List::copyOf))
        .filter(
            (rules, cities, units, severities) ->
                !(rules.isEmpty() && cities.isEmpty() && units.isEmpty() && severities.isEmpty()))
        .as(SilenceMatcher::new);
  }

  private static boolean misses(List<?> list, Object value) {
    return !list.isEmpty() && !list.contains(value);
  }

  private static SilenceMatcher matcher(
      List<String> rules, List<String> cities, List<String> units, List<Severity> severities) {
    return new SilenceMatcher(rules, cities, units, severities);
  }

  private static Silence silence(SilenceMatcher matcher) {
    return new Silence("s-1", matcher, FROM, UNTIL, "Lan", "Bảo trì");
  }

  private static Silence read(String json) {
    return SilenceJson.read(json.getBytes(UTF_8));
  }
}
