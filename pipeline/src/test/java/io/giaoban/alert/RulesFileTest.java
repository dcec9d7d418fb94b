package io.giaoban.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesFileTest {
  private static final String SMALL =
      """
      rules:
        - id: cases-100
          when: day.newCases >= 100
        - id: week-doubled
          when: day.sum7 >= 700
          until: day.sum7 < 500
          clearDays: 3
          severity: extreme
          figure: sum7
          inhibitedBy: [cases-100]
          headline: {vi: "{value} ca", en: "{value} cases"}
      """;

  @TempDir Path dir;

  @Test
  void shouldReadRulesWithTheirDefaults() throws IOException {
    List<Rule> rules = read(SMALL);
    assertThat(rules).extracting(Rule::id).containsExactly("cases-100", "week-doubled");
    Rule first = rules.get(0);
    assertThat(first.until()).isNull();
    assertThat(first.clearDays()).isEqualTo(1);
    assertThat(first.severity()).isEqualTo(Severity.MODERATE);
    assertThat(first.figure()).isEqualTo("newCases");
    assertThat(first.inhibitedBy()).isEmpty();
    assertThat(rules.get(1).severity()).isEqualTo(Severity.EXTREME);
  }

  @Test
  void shouldShipTheTwoScenariosOfHanoi() {
    assertThat(RulesFile.shipped()).extracting(Rule::id).contains("cases-2000", "cases-3000");
    assertThat(RulesFile.shipped())
        .allSatisfy(rule -> assertThat(rule.headline()).containsKeys("vi", "en"));
  }

  @Test
  void shouldNameAnUnknownKey() {
    assertRefused(SMALL.replace("clearDays", "clearDay"), "clearDay", "line ");
  }

  @Test
  void shouldRefuseARuleWithoutACondition() {
    assertRefused(SMALL.replace("    when: day.newCases >= 100\n", ""), "when", "line ");
  }

  @Test
  void shouldRefuseAnIdTwice() {
    assertRefused(
        SMALL.replace("week-doubled", "cases-100"), "rule \"cases-100\" twice (expected: once)");
  }

  @Test
  void shouldRefuseAnIdThatCannotBeInAnAddress() {
    assertRefused(SMALL.replace("week-doubled", "Week doubled"), "rule id: \"Week doubled\"");
  }

  @Test
  void shouldNameRuleConditionAndPositionOfABadCondition() {
    assertRefused(
        SMALL.replace("day.sum7 < 500", "day.sum8 < 500"),
        "rule week-doubled: until: ",
        "1:1",
        "day.sum7");
  }

  @Test
  void shouldRefuseAFigureThatIsNone() {
    assertRefused(
        SMALL.replace("figure: sum7", "figure: sum8"), "rule week-doubled: figure: \"sum8\"");
  }

  @Test
  void shouldRefuseToClearAfterNoDay() {
    assertRefused(SMALL.replace("clearDays: 3", "clearDays: 0"), "clearDays: 0 (expected: >= 1)");
  }

  @Test
  void shouldRefuseASeverityThatIsNone() {
    assertRefused(SMALL.replace("extreme", "terrible"), "terrible", "line 8");
  }

  @Test
  void shouldReadARuleBackFromJson() throws IOException {
    for (Rule rule : read(SMALL)) {
      assertThat(RulesFile.fromJson(RulesFile.toJson(rule))).isEqualTo(rule);
    }
  }

  @Test
  void shouldRefuseBytesThatAreNoRule() {
    assertThatThrownBy(() -> RulesFile.fromJson("[]".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no rule: ");
  }

  private void assertRefused(String yaml, String... said) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(said);
  }

  private List<Rule> read(String yaml) throws IOException {
    return RulesFile.read(Files.writeString(dir.resolve("rules.yaml"), yaml));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"id\": null, \"when\": \"true\"}",
        "{\"id\": \"a\", \"when\": null}",
        "{\"id\": \"a\", \"when\": \"true\", \"headline\": {\"vi\": null}}",
        "{\"id\": \"a\", \"when\": \"true\", \"inhibitedBy\": [null]}"
      })
  void shouldRefuseJsonThatIsNoRule(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RulesFile.fromJson(json.getBytes(StandardCharsets.UTF_8)));
  }
}
