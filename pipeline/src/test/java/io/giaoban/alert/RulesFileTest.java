package io.giaoban.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void shouldReadRulesWithTheirDefaults() {
    Rules read = read(SMALL);
    assertThat(read.problems()).isEmpty();
    assertThat(ids(read)).containsExactly("cases-100", "week-doubled");
    Rule first = read.rules().get(0);
    assertThat(first)
        .isEqualTo(new Rule.Builder("cases-100", "day.newCases >= 100").build())
        .returns(Scope.CITIES, Rule::scope)
        .returns(null, Rule::until)
        .returns(1, Rule::clearDays)
        .returns(Severity.MODERATE, Rule::severity)
        .returns("newCases", Rule::figure);
    assertThat(read.rules().get(1))
        .returns(Severity.EXTREME, Rule::severity)
        .returns(List.of("cases-100"), Rule::inhibitedBy)
        .returns(Map.of("vi", "{value} ca", "en", "{value} cases"), Rule::headline);
  }

  @Test
  void shouldReadEveryFieldOfARuleOfUnits() {
    Rules read =
        read(
            """
            rules:
              - id: ward
                scope: {of: units, cities: [VN-HN], units: ["001"], kinds: [urban-district]}
                when: day.newCases > 10
                forDays: 2
                onSuspect: fire
                provisional: false
                updates: none
                advice: {en: Look}
                resolved: {en: Over}
            """);
    assertThat(read.problems()).isEmpty();
    assertThat(read.rules())
        .containsExactly(
            new Rule.Builder("ward", "day.newCases > 10")
                .scope(
                    new Scope(
                        Scope.Of.UNITS,
                        List.of("VN-HN"),
                        List.of("001"),
                        List.of("urban-district")))
                .forDays(2)
                .onSuspect(OnSuspect.FIRE)
                .provisional(false)
                .updates(Updates.NONE)
                .advice(Map.of("en", "Look"))
                .resolved(Map.of("en", "Over"))
                .build());
  }

  @Test
  void shouldShipTheTwoScenariosOfHanoi() {
    assertThat(RulesFile.shipped()).extracting(Rule::id).contains("cases-2000", "cases-3000");
    assertThat(RulesFile.shipped())
        .allSatisfy(rule -> assertThat(rule.headline()).containsKeys("vi", "en"));
  }

  @Test
  void shouldReadNineWhereTheTenthIsBad() {
    Rules read = read(rules(10).replace(">= 5\n", ">=\n"));
    assertThat(ids(read)).hasSize(9).doesNotContain("r5");
    assertThat(read.bad()).containsExactly("r5");
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("rules.yaml:13:26: rule r5: when: mismatched input '<EOF>'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "until: day.sum7 < 500  | until: day.sum8 < 500   | 6:15  | until: undefined field 'sum8'",
        "until: day.sum7 < 500  | until: 'day.sum8 < 500' | 6:16  | until: undefined field 'sum8'",
        "until: day.sum7 < 500  | until: day.sum7         | 6:12  | until: a condition of type int",
        "clearDays: 3           | clearDay: 3             | 7:5   | unknown field \"clearDay\"",
        "clearDays: 3           | clearDays: 0            | 7:16  | clearDays: 0 (expected: 1 to",
        "clearDays: 3           | clearDays: 3.5          | 7:16  | clearDays: \"3.5\" (expected: a",
        "clearDays: 3           | clearDays:              | 7:15  | clearDays: none (expected: a",
        "clearDays: 3           | until: day.suspect      | 7:5   | \"until\" twice (expected: once)",
        "clearDays: 3           | provisional: no         | 7:18  | provisional: \"no\" (expected: true",
        "clearDays: 3           | scope: cities           | 7:12  | scope: \"cities\" (expected: city,",
        "clearDays: 3           | scope: {of: town}       | 7:17  | scope: of: \"town\" (expected: one of [city, units])",
        "severity: extreme      | severity: terrible      | 8:15  | severity: \"terrible\" (expected: one of [minor,",
        "figure: sum7           | figure: sum8            | 9:13  | figure: \"sum8\" (expected: one of",
        "inhibitedBy: [cases-100] | inhibitedBy: cases-100 | 10:18 | inhibitedBy: \"cases-100\" (expected: a list)",
        "headline: {vi: \"{value} ca\" | headline: {vi: [a] | 11:20 | headline: vi: a list (expected: a text)",
        "headline: {vi: \"{value} ca\" | headline: {vi: | 11:19 | headline: vi: none (expected: a value)",
      })
  void shouldNameThePlaceOfWhatIsWrong(String good, String bad, String at, String reason) {
    assertThat(SMALL).contains(good);
    Rules read = read(SMALL.replace(good, bad));
    assertThat(ids(read)).containsExactly("cases-100");
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("rules.yaml:" + at + ": rule week-doubled: " + reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when: day.newCases > 1 &&\n      day.wrong > 2",
        "when: |\n      day.newCases > 1 &&\n      day.wrong > 2",
        "when: |2-  # why\n\n       day.newCases > 1\n\n        &&\n      day.wrong > 2",
        "when: >\n      day.newCases > 1 &&\n\n\n      day.wrong > 2",
        "when: 'day.statedBy == ''số'' && day.wrong > 2'",
        "when: \"day.statedBy == \\\"số\\\" && day.wrong > 2\"",
        "when: \"day.newCases > 1 \\\n      && day.wrong > 2\"",
        "when: &wrong day.wrong > 2",
      })
  void shouldFindThePlaceInAConditionHoweverItIsWritten(String when) {
    String yaml = "# số\r\nrules:\n  - id: a\n    " + when + "\n    forDays: 2\n";
    RuleProblem problem = read(yaml).problems().get(0);
    String line = yaml.lines().toList().get(problem.line() - 1);
    assertThat(line.substring(problem.column() - 1)).startsWith(".wrong");
  }

  @Test
  void shouldNameTheStartOfAConditionThatIsWrittenInEscapes() {
    assertThat(read("rules:\n  - id: a\n    when: \"\\x64ay.wrong > 2\"\n").problems())
        .singleElement()
        .asString()
        .startsWith("rules.yaml:3:11: rule a: when: undefined field 'wrong'");
  }

  @Test
  void shouldNameEveryIssueOfACondition() {
    assertThat(read("rules:\n  - id: a\n    when: day.x > 2 || day.y > 3\n").problems())
        .extracting(RuleProblem::column)
        .containsExactly(14, 27);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: cases-100 | id: Cases 100 | 2:9 | id: \"Cases 100\" (expected: at most 64",
        "when: day.newCases >= 100 | forDays: 2 | 2:5 | rule cases-100: when: none",
        "id: cases-100 | severity: minor | 2:5 | id: none (expected in every rule)",
        "id: cases-100 | id: [cases-100] | 2:9 | id: not a text (expected: a text)",
      })
  void shouldNameARuleThatIsNone(String good, String bad, String at, String reason) {
    Rules read = read(SMALL.replaceFirst(good, bad));
    assertThat(read.complete()).isEqualTo(reason.startsWith("rule "));
    assertThat(read.problems().get(0)).asString().startsWith("rules.yaml:" + at + ": " + reason);
  }

  @Test
  void shouldTakeTheFirstOfAnIdTwice() {
    Rules read = read(SMALL.replace("week-doubled", "cases-100").replace("[cases-100]", "[]"));
    assertThat(read.rules()).extracting(Rule::when).containsExactly("day.newCases >= 100");
    assertThat(read.bad()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .hasToString(
            "rules.yaml:4:9: rule cases-100: id: twice (expected: once; the first, in line 2,"
                + " counts)");
  }

  @Test
  void shouldWarnOfAnInhibitorThatIsNoRule() {
    String yaml = SMALL.replace("[cases-100]", "[cases-100, cases-300]");
    Rules read = read(yaml);
    assertThat(ids(read)).containsExactly("cases-100", "week-doubled");
    assertThat(read.bad()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .asString()
        .startsWith("rules.yaml:10:30: rule week-doubled: inhibitedBy: no rule \"cases-300\"");
    Rule other = new Rule.Builder("cases-300", "day.newCases >= 300").build();
    assertThat(RulesFile.read("rules.yaml", yaml.getBytes(UTF_8), List.of(other)).problems())
        .isEmpty();
  }

  @Test
  void shouldNotWarnOfAnInhibitorThatIsABadRule() {
    assertThat(read(SMALL.replace("newCases >= 100", "newCase >= 100")).problems()).hasSize(1);
  }

  @Test
  void shouldRefuseRulesThatCoverEachOther() {
    Rules read =
        read(
            """
            rules:
              - {id: a, when: day.newCases > 1, inhibitedBy: [b]}
              - {id: b, when: day.newCases > 2, inhibitedBy: [c]}
              - {id: c, when: day.newCases > 3, inhibitedBy: [b, d]}
              - {id: d, when: day.newCases > 4}
              - {id: e, when: day.newCases > 5, inhibitedBy: [e]}
            """);
    assertThat(ids(read)).containsExactly("a", "d");
    assertThat(read.problems())
        .extracting(RuleProblem::toString)
        .satisfiesExactly(
            b -> assertThat(b).startsWith("rules.yaml:3:50: rule b: inhibitedBy: a circle, b by c"),
            c -> assertThat(c).startsWith("rules.yaml:4:50: rule c: inhibitedBy: a circle, c by b"),
            e ->
                assertThat(e).startsWith("rules.yaml:6:50: rule e: inhibitedBy: a circle, e by e"));
  }

  @Test
  void shouldReadWhatAnAliasStandsFor() {
    Rules read =
        read(
            """
            rules:
              - {id: a, when: day.newCases > 1, headline: &text {en: Many}}
              - {id: b, when: day.newCases > 2, headline: *text}
            """);
    assertThat(read.rules()).extracting(rule -> rule.headline().get("en")).containsOnly("Many");
  }

  @Test
  void shouldRefuseWhatStandsInItself() {
    assertThat(read("rules:\n  - &a {id: a, when: day.newCases > 1, headline: *a}\n").problems())
        .singleElement()
        .asString()
        .startsWith("rules.yaml:2:5: rule a: headline: an alias of what it stands in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                         | 1:1 | nothing (expected: rules: and a list)",
        "just a text                | 1:1 | no fields (expected: rules: and a list)",
        "rulez: []                  | 1:1 | rules: none (expected: a list)",
        "'rules: {}'                | 1:8 | rules: no list (expected: a list)",
        "'rules:\n  - id: a\n  when' | 3:7 | could not find expected ':'",
        "'rules: [a'                | 1:10 | expected ',' or ']'",
        "'rules: []\n---\nrules: []' | 2:1 | but found another document",
        "'rules:\n  - id: \u0007'    | 2:9 | the character U+0007",
      })
  void shouldRefuseAFileThatHasNoListOfRules(String yaml, String at, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(yaml))
        .withMessageStartingWith("rules.yaml:" + at + ": " + (reason == null ? "" : reason));
  }

  @Test
  void shouldRefuseBytesThatAreNoText() {
    byte[] bytes = "rules:\n  - id: x".getBytes(UTF_8);
    bytes[bytes.length - 1] = (byte) 0xFF;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RulesFile.read("rules.yaml", bytes, List.of()))
        .withMessageStartingWith("rules.yaml:2:9: bytes that are no characters");
  }

  @Test
  void shouldReadAThousandRulesAndNoMoreThanAMegabyte() {
    String yaml = rules(1_000);
    Rules read = read("\uFEFF" + yaml);
    assertThat(read.problems()).isEmpty();
    assertThat(read.rules()).hasSize(1_000);
    String padded = "#".repeat(RulesFile.MOST_BYTES - yaml.length() - 1) + "\n" + yaml;
    assertThat(read(padded).rules()).hasSize(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("#" + padded))
        .withMessage("rules.yaml:1:1: more than 1,048,576 bytes (expected: at most so many)");
  }

  @Test
  void shouldNameAFieldBesideTheRules() {
    Rules read = read("version: 1\nrules: []\n");
    assertThat(read.rules()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .hasToString("rules.yaml:1:1: unknown field \"version\" (expected: rules)");
  }

  @Test
  void shouldReadARuleBackFromJson() {
    for (Rule rule : read(SMALL).rules()) {
      assertThat(RulesFile.fromJson(RulesFile.toJson(rule))).isEqualTo(rule);
    }
  }

  @Test
  void shouldReadRulesBackFromYaml() {
    String yaml = RulesYaml.of(RulesFile.shipped());
    assertThat(read(yaml).problems()).isEmpty();
    assertThat(read(yaml).rules()).isEqualTo(RulesFile.shipped());
    Rule odd =
        new Rule.Builder("123", "day.newCases > 1\n  && day.city != \"a: b # c\"\n")
            .scope(Scope.UNITS)
            .until("true")
            .headline(Map.of("en", "~", "vi", "- x: 'y'", "no", "", "ja", "null"))
            .inhibitedBy(List.of("0"))
            .build();
    Rule narrow =
        new Rule.Builder("0", "day.newCases > 1")
            .scope(new Scope(Scope.Of.UNITS, List.of(), List.of("001"), List.of()))
            .build();
    assertThat(read(RulesYaml.of(List.of(odd, narrow))).problems()).isEmpty();
    assertThat(read(RulesYaml.of(List.of(odd, narrow))).rules()).containsExactly(odd, narrow);
  }

  @Test
  void shouldWriteNoDefaults() {
    assertThat(RulesYaml.of(read(SMALL).rules().subList(0, 1)))
        .isEqualTo("rules:\n  - id: cases-100\n    when: day.newCases >= 100\n");
  }

  @Test
  void shouldRefuseBytesThatAreNoRule() {
    assertThatThrownBy(() -> RulesFile.fromJson("[]".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no rule: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"id\": null, \"when\": \"true\"}",
        "{\"id\": \"a\", \"when\": null}",
        "{\"id\": \"a\", \"when\": \"true\", \"severity\": null}",
        "{\"id\": \"a\", \"when\": \"true\", \"headline\": {\"vi\": null}}",
        "{\"id\": \"a\", \"when\": \"true\", \"inhibitedBy\": [null]}"
      })
  void shouldRefuseJsonThatIsNoRule(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> RulesFile.fromJson(json.getBytes(UTF_8)));
  }

  private static Rules read(String yaml) {
    return RulesFile.read("rules.yaml", yaml.getBytes(UTF_8), List.of());
  }

  private static List<String> ids(Rules rules) {
    return rules.rules().stream().map(Rule::id).toList();
  }

  /** So many rules, r0, r1, … */
  private static String rules(int count) {
    return IntStream.range(0, count)
        .mapToObj("  - id: r%1$d\n    when: day.newCases >= %1$d\n"::formatted)
        .collect(Collectors.joining("", "rules:\n", ""));
  }
}
