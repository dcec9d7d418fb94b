package io.giaoban.cli;

import io.giaoban.alert.CompiledRule;
import io.giaoban.alert.Rule;
import io.giaoban.alert.Scope;
import io.giaoban.board.RuleHealthView;
import io.giaoban.schema.RuleHealth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules at a glance: a row for each. */
final class RulesTable {
  private RulesTable() {}

  /** Rules of a file. */
  static List<String> checked(List<CompiledRule> rules) {
    return table(
        List.of("id", "scope", "severity", "looks back"),
        rules.stream()
            .map(
                rule ->
                    List.of(
                        rule.rule().id(),
                        scope(rule.rule().scope()),
                        severity(rule.rule()),
                        rule.daysAfter() == 0 ? "–" : rule.daysAfter() + " days")));
  }

  /** Rules in force. */
  static List<String> inForce(List<Rule> rules, RuleHealthView health) {
    return table(
        List.of("id", "scope", "severity", "health"),
        rules.stream()
            .map(
                rule ->
                    List.of(
                        rule.id(),
                        scope(rule.scope()),
                        severity(rule),
                        health(health.failing(rule.id())))));
  }

  private static List<String> table(List<String> header, Stream<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(header);
    rows.forEach(all::add);
    return Cells.table(all);
  }

  private static String severity(Rule rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String scope(Scope scope) {
    String lists =
        Stream.of(scope.cities(), scope.units(), scope.kinds())
            .filter(list -> !list.isEmpty())
            .map(list -> String.join(", ", list))
            .collect(Collectors.joining("; "));
    String of = scope.of() == Scope.Of.CITY ? "city" : "units";
    return lists.isEmpty() ? of : of + ": " + lists;
  }

  private static String health(List<RuleHealth> failing) {
    return failing.stream()
        .max(Comparator.comparing(RuleHealth::getDay).thenComparing(RuleHealth::getKnownAt))
        .map(
            last ->
                "fails in %d %s, last %s of %s: %s"
                    .formatted(
                        failing.size(),
                        failing.size() == 1 ? "city" : "cities",
                        last.getDay(),
                        last.getUnit() == null
                            ? last.getCity()
                            : last.getCity() + "/" + last.getUnit(),
                        last.getDetail()))
        .orElse("ok");
  }
}
