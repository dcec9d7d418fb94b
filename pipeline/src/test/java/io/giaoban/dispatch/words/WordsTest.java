package io.giaoban.dispatch.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.giaoban.dispatch.TestAlerts;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What alerts are called. */
class WordsTest {
  private static final Pattern REASONS = Pattern.compile("([A-Z]+): ([A-Z_, ]+)\\.");
  private static final Pattern GAPS = Pattern.compile("\\{\\d}");

  @Test
  void shouldSayTheSameThingsInBothLanguages() throws Exception {
    Properties vi = file("vi");
    Properties en = file("en");
    assertThat(vi.keySet()).isEqualTo(en.keySet());
    vi.forEach(
        (name, words) ->
            assertThat(gaps((String) words))
                .as("%s", name)
                .containsExactlyInAnyOrderElementsOf(gaps(en.getProperty((String) name))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void shouldHoldNoApostropheThatTheFormatSwallows(String language) throws Exception {
    assertThat(file(language).values()).noneMatch(words -> words.toString().contains("'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void shouldHaveWordsForEveryReasonThatTheSchemaNames(String language) {
    Matcher states = REASONS.matcher(Alert.getClassSchema().getField("reason").doc());
    int reasons = 0;
    while (states.find()) {
      for (String reason : states.group(2).split(", ", -1)) {
        Alert message =
            TestAlerts.raised()
                .setState(AlertState.valueOf(states.group(1)))
                .setReason(reason)
                .build();
        assertThat(Words.in(language).reason(message)).as("%s", message).isPresent();
        reasons++;
      }
    }
    assertThat(reasons).isGreaterThanOrEqualTo(18);
  }

  @Test
  void shouldSayNothingOfAReasonOfLaterDays() {
    assertThat(Words.in("en").reason(TestAlerts.raised().setReason("WHIM").build())).isEmpty();
    assertThat(Words.in("en").reason(TestAlerts.raised().setReason(null).build())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void shouldTakeTheStateOffAHeadline(String language) {
    Words words = Words.in(language);
    assertThat(words.headline(TestAlerts.cancelled().build()))
        .isEqualTo(words.headline(TestAlerts.raised().build()))
        .doesNotStartWith(words.state(TestAlerts.cancelled().build()));
  }

  @Test
  void shouldTakeAnotherLanguageWhereARuleSpeaksOneOnly() {
    assertThat(Words.in("vi").headline(headlines(Map.of("en", "Many cases"))))
        .isEqualTo("Many cases");
    assertThat(Words.in("vi").headline(headlines(Map.of()))).isEqualTo("cases-2000");
  }

  @Test
  void shouldWriteFiguresAndDaysAsEachLanguageDoes() {
    assertThat(Words.in("vi").number(2045.5)).isEqualTo("2.045,5");
    assertThat(Words.in("en").number(2045)).isEqualTo("2,045");
    assertThat(Words.in("vi").day(TestAlerts.DAY)).isEqualTo("02/01/2022");
    assertThat(Words.in("en").day(TestAlerts.DAY)).isEqualTo("2 Jan 2022");
    assertThat(Words.in("en").percent(0.9999)).isEqualTo("99%");
  }

  @Test
  void shouldNameUnitsWithTheirCity() {
    assertThat(TestAlerts.NAMES.of(TestAlerts.ofDistrict().build(), "vi"))
        .isEqualTo("Đống Đa, Hà Nội");
    assertThat(TestAlerts.NAMES.of(TestAlerts.ofDistrict().build(), "en"))
        .isEqualTo("Dong Da, Hanoi");
    assertThat(TestAlerts.NAMES.of(TestAlerts.ofDistrict().setUnit("999").build(), "en"))
        .isEqualTo("999, Hanoi");
    assertThat(TestAlerts.NAMES.of(TestAlerts.raised().setCity("XX-Y").build(), "en"))
        .isEqualTo("XX-Y");
  }

  @Test
  void shouldRefuseWhatItCannotSay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Words.in("fr"))
        .withMessageStartingWith("language: \"fr\" (expected: one of ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Words.in("vi").say("hello"))
        .withMessage("words: \"hello\" (expected: a name in words_vi.properties)");
  }

  private static Alert headlines(Map<String, String> headlines) {
    return TestAlerts.raised().setHeadline(headlines).build();
  }

  private static List<String> gaps(String words) {
    return GAPS.matcher(words).results().map(gap -> gap.group()).distinct().toList();
  }

  private static Properties file(String language) throws Exception {
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            Words.class.getResourceAsStream("words_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      words.load(in);
    }
    return words;
  }
}
