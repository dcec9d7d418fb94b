package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.UnitDay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that come with the program. */
class ShippedRulesTest {
  private static final ReportingUnit UNIT =
      new ReportingUnit("01", "Một", "One", null, null, null, false);
  private static final City CITY =
      new City(
          "VN-X",
          "Nhỏ",
          "Small",
          ZoneId.of("Asia/Ho_Chi_Minh"),
          Cutoff.parse("18:00"),
          Duration.ZERO,
          null,
          null,
          List.of(UNIT));

  static List<Rule> shipped() {
    return RulesFile.shipped();
  }

  @Test
  void shouldHaveTheRulesOfTheSources() {
    assertThat(shipped())
        .extracting(Rule::id)
        .contains("cases-2000", "cases-3000", "weekly-growth", "unit-weekly-growth")
        .contains("incidence-20", "incidence-50", "incidence-150")
        .contains("unit-incidence-20", "unit-incidence-50", "unit-incidence-150")
        .contains("report-missing", "unit-silent", "suspect-day", "unit-suspect-day")
        .contains("all-clear-14", "all-clear-28", "all-clear-48", "unit-all-clear-28")
        .contains("coverage-first-70", "coverage-second-75");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shouldSpeakVietnameseAndEnglish(Rule rule) {
    for (Map<String, String> texts : List.of(rule.headline(), rule.advice(), rule.resolved())) {
      assertThat(texts).containsOnlyKeys("vi", "en");
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shouldFillInEveryPlaceholder(Rule rule) {
    boolean ofUnits = rule.scope().of() == Scope.Of.UNITS;
    SpecificRecord day = ofUnits ? unitDay() : Days.closed(2, 5);
    Episode episode =
        new Episode(Days.date(1), Days.date(2), 5, Days.date(1), Days.date(1), Days.date(2));
    AlertStep step = AlertStep.of("id", AlertState.RESOLVED, Reason.CLEARED, episode);
    AlertText text = new AlertText(new Place(CITY, ofUnits ? UNIT : null), step, 5.0, day);
    assertThat(
            Stream.of(rule.headline(), rule.advice(), rule.resolved())
                .flatMap(texts -> text.filled(texts).values().stream()))
        .noneMatch(filled -> filled.contains("{") || filled.contains("}"));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shouldBeCoveredByRulesThatAreThereAndLookAtTheSamePlaces(Rule rule) {
    Map<String, Scope> scopes = shipped().stream().collect(Collectors.toMap(Rule::id, Rule::scope));
    assertThat(rule.inhibitedBy()).allSatisfy(id -> assertThat(scopes).containsKey(id));
    assertThat(rule.inhibitedBy()).map(scopes::get).allMatch(rule.scope()::equals);
  }

  @Test
  void shouldTellNewsAsNews() {
    Set<String> news = Set.of("report-missing", "unit-silent", "suspect-day", "unit-suspect-day");
    assertThat(shipped())
        .filteredOn(
            rule ->
                news.contains(rule.id())
                    || rule.id().contains("all-clear")
                    || rule.id().startsWith("coverage"))
        .hasSize(10)
        .allMatch(rule -> rule.severity() == Severity.MINOR)
        .allMatch(rule -> rule.updates() == Updates.NONE);
  }

  /** Each rule, or the rules of a paragraph, under a comment that says where they come from. */
  @Test
  void shouldSayWhereEachComesFrom() throws IOException {
    List<String> paragraphs = paragraphs();
    assertThat(paragraphs).isNotEmpty().allMatch(paragraph -> paragraph.startsWith("  # "));
    assertThat(paragraphs.stream().flatMap(ShippedRulesTest::ids))
        .containsExactlyElementsOf(shipped().stream().map(Rule::id).toList());
  }

  private static List<String> paragraphs() throws IOException {
    try (InputStream in = RulesFile.class.getResourceAsStream("rules.yaml")) {
      String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String rules = file.substring(file.indexOf("\nrules:\n") + "\nrules:\n".length());
      return List.of(rules.split("\n\n(?=  #)"));
    }
  }

  private static Stream<String> ids(String paragraph) {
    return paragraph
        .lines()
        .filter(line -> line.startsWith("  - id: "))
        .map(line -> line.substring("  - id: ".length()));
  }

  private static UnitDay unitDay() {
    return UnitDay.newBuilder()
        .setCity("VN-X")
        .setUnit("01")
        .setDay(Days.date(2))
        .setIssue(Days.date(2))
        .setKnownAt(Instant.EPOCH)
        .build();
  }
}
