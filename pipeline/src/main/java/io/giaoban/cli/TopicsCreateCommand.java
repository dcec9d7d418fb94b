package io.giaoban.cli;

import io.giaoban.alert.Rules;
import io.giaoban.alert.RulesFile;
import io.giaoban.node.ClusterSetup;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a cluster to what the roles need. */
@Command(
    name = "create",
    description = {
      "Create the topics that are missing, check the others, register the schemas.",
      "Places and rules come into force where a file is given, or where there are none. To repeat it is harmless."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class TopicsCreateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Of each topic; fixed from then on (default: as there are, at first 6).")
  private @Nullable Integer partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "How many copies are kept of each (default: as the brokers say).")
  private @Nullable Short replication;

  @Option(
      names = "--places",
      paramLabel = "FILE",
      description =
          "Cities and their units, in YAML (default: those there are, at first Hà Nội and Tokyo).")
  private @Nullable Path places;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Rules for alerts, in YAML (default: those there are, at first the shipped ones).")
  private @Nullable Path rules;

  @Mixin private ClockOption clock = new ClockOption();

  @Override
  public Integer call() throws IOException {
    Optional<Places> cities =
        places == null ? Optional.empty() : Optional.of(PlacesFile.read(places));
    Optional<Rules> inForce = rules == null ? Optional.empty() : Optional.of(RulesFile.read(rules));
    try (ClusterSetup setup = ClusterSetup.of(cluster.cluster())) {
      setup.ensure(Optional.ofNullable(partitions), Optional.ofNullable(replication), clock.mode());
      setup.define(cities, inForce);
      TopicsCommand.print(setup, spec.commandLine().getOut());
    }
    inForce.ifPresent(read -> read.problems().forEach(spec.commandLine().getErr()::println));
    return inForce.map(Rules::problems).filter(problems -> !problems.isEmpty()).isPresent() ? 1 : 0;
  }
}
