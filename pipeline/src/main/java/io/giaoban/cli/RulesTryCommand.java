package io.giaoban.cli;

import io.giaoban.alert.Backtest;
import io.giaoban.alert.CompiledRule;
import io.giaoban.alert.Rules;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.Trial;
import io.giaoban.node.PlacesTopic;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.schema.RuleHealth;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries the rules of a file on the days that there are. */
@Command(
    name = "try",
    description = {
      "Tell when the rules of a file would have been raised and cleared on the days of a running"
          + " system, and what the plain line would have done: the same condition without until,"
          + " forDays and clearDays, that takes suspect days for true.",
      "Changes nothing."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    usageHelpAutoWidth = true)
final class RulesTryCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Parameters(paramLabel = "FILE", description = "Rules, in YAML.")
  private @Nullable Path file;

  @Option(names = "--city", paramLabel = "CODE", description = "This city only (default: all).")
  private @Nullable String city;

  @Option(
      names = "--unit",
      paramLabel = "CODE",
      description = "This unit of the city only, by the rules that look at units.")
  private @Nullable String unit;

  @Option(names = "--rule", paramLabel = "ID", description = "This rule only (default: all).")
  private @Nullable String rule;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "The first day that rules look at (default: the first there is); conditions may look"
              + " back beyond it.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The last day that rules look at (default: the last there is).")
  private @Nullable LocalDate to;

  @Option(names = "--ascii", description = "Draw with plain ASCII.")
  private boolean ascii;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("--to: %s (expected: >= --from, %s)".formatted(to, from));
    }
    // Reading takes about as long as checking the rules.
    CompletableFuture<ToldDays> reading =
        CompletableFuture.supplyAsync(
            () -> ToldDays.read(cluster, code -> city == null || code.equals(city)));
    List<CompiledRule> rules = rules();
    Collection<City> cities = cities(PlacesTopic.read(cluster.brokers()).places());
    ToldDays told = read(reading);
    LocalDate first = Objects.requireNonNullElse(from, told.first());
    LocalDate last = Objects.requireNonNullElse(to, told.last());
    List<Backtest> backtests =
        cities.stream()
            .map(c -> new Backtest(c, told.ofCity(c.code()), told.ofUnits(c.code()), first, last))
            .toList();
    List<List<Trial>> trials = new ArrayList<>();
    for (CompiledRule each : rules) {
      trials.add(backtests.stream().flatMap(test -> test.of(each, unit).stream()).toList());
    }
    print(trials, backtests.stream().flatMap(test -> test.failures().stream()).toList());
    return 0;
  }

  private static ToldDays read(CompletableFuture<ToldDays> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IllegalStateException unread ? unread : e;
    }
  }

  private List<CompiledRule> rules() throws IOException {
    Rules read = RulesFile.read(file);
    read.problems().forEach(spec.commandLine().getErr()::println);
    List<CompiledRule> all = read.compiled();
    List<CompiledRule> chosen =
        all.stream().filter(each -> rule == null || each.rule().id().equals(rule)).toList();
    if (all.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no rule to try (expected: one at least)".formatted(file));
    }
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "--rule: \"%s\" (expected: one of %s)"
              .formatted(rule, all.stream().map(each -> each.rule().id()).toList()));
    }
    return chosen;
  }

  private Collection<City> cities(Places places) {
    if (city == null && unit == null) {
      return places.cities();
    }
    List<String> codes = places.cities().stream().map(City::code).toList();
    City one = city == null ? null : places.city(city);
    if (one == null) {
      throw new IllegalArgumentException(
          "--city: %s (expected: one of %s)"
              .formatted(city == null ? "none, with --unit" : "\"" + city + "\"", codes));
    }
    if (unit != null && one.unit(unit) == null) {
      throw new IllegalArgumentException(
          "--unit: \"%s\" (expected: the code of a unit of %s)".formatted(unit, one.code()));
    }
    return List.of(one);
  }

  private void print(List<List<Trial>> trials, List<RuleHealth> failures) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      trials.forEach(ofRule -> TrialJson.lines(ofRule).forEach(out::println));
    } else {
      TrialTable.episodes(trials).forEach(out::println);
      TrialChart chart = new TrialChart(spec.usageMessage().width(), ascii);
      trials.forEach(ofRule -> chart.lines(ofRule).forEach(out::println));
      TrialTable.summary(trials).forEach(out::println);
    }
    out.flush();
    failures.forEach(failure -> spec.commandLine().getErr().println(failed(failure)));
    spec.commandLine().getErr().flush();
  }

  private static String failed(RuleHealth failure) {
    return "rule %s: %s%s on %s: %s (and perhaps on days before)"
        .formatted(
            failure.getRule(),
            failure.getCity(),
            failure.getUnit() == null ? "" : "/" + failure.getUnit(),
            failure.getDay(),
            failure.getDetail());
  }
}
