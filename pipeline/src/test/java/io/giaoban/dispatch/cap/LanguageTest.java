package io.giaoban.dispatch.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of each language. */
class LanguageTest {
  private static final Pattern NAME = Pattern.compile("[A-Z]+_[A-Z_]+|[A-Z]{4,}");

  /** The schema's doc lists them, which is what feeds of other makers have to go by, too. */
  @ParameterizedTest
  @EnumSource
  void shouldHaveWordsForEveryReason(Language language) {
    List<String> reasons =
        new ArrayList<>(
            NAME.matcher(Alert.getClassSchema().getField("reason").doc())
                .results()
                .map(MatchResult::group)
                .toList());
    Arrays.stream(AlertState.values()).map(AlertState::name).forEach(reasons::remove);
    assertThat(reasons)
        .contains("HOLDS", "OUT_OF_SCOPE")
        .hasSizeGreaterThanOrEqualTo(17)
        .allMatch(reason -> language.knows("reason." + reason));
  }

  @ParameterizedTest
  @EnumSource
  void shouldFillInWhatItIsGiven(Language language) {
    assertThat(language.say("days", "a", "b", "c", "d")).contains("a", "b", "c", "d");
    assertThat(language.say("reason.INHIBITION")).doesNotContain("''");
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayAllOnlyWhereNothingIsMissing(Language language) {
    assertThat(language.percent(1)).isEqualTo("100%");
    assertThat(language.percent(0.9999)).isEqualTo("99%");
    assertThat(language.percent(0.57)).isEqualTo("57%");
    assertThat(language.percent(0)).isEqualTo("0%");
    assertThat(language.percent(29 / 30.0)).isEqualTo("96%");
  }
}
