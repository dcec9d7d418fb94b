package io.giaoban.cli;

import io.giaoban.node.ClusterSetup;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates the topics and registers their schemas, or tells what is there. */
@Command(
    name = "topics",
    description = "Create the topics and register their schemas, or tell what is there.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopicsCommand.Create.class, TopicsCommand.Describe.class})
final class TopicsCommand {
  private TopicsCommand() {}

  /** Creates what is missing and checks the rest. */
  @Command(
      name = "create",
      description = "Create the topics that are missing, check the others, register the schemas.",
      mixinStandardHelpOptions = true,
      showDefaultValues = true)
  static final class Create implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private ClusterOptions cluster = new ClusterOptions();

    @Option(
        names = "--partitions",
        defaultValue = "6",
        description = "Of each topic; fixed from then on.")
    private int partitions;

    @Option(
        names = "--replication",
        description = "How many copies are kept of each (default: as the brokers say).")
    private @Nullable Short replication;

    @Mixin private ClockOption clock = new ClockOption();

    @Override
    public Integer call() {
      try (ClusterSetup setup = ClusterSetup.of(cluster.bootstrapServers(), cluster.registry())) {
        setup.ensure(partitions, Optional.ofNullable(replication), clock.mode());
        print(setup, spec.commandLine().getOut());
      }
      return 0;
    }
  }

  /** Tells what is there. */
  @Command(
      name = "describe",
      description = "Tell the topics and their partitions.",
      mixinStandardHelpOptions = true,
      showDefaultValues = true)
  static final class Describe implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
      try (ClusterSetup setup = ClusterSetup.of(cluster.bootstrapServers(), cluster.registry())) {
        print(setup, spec.commandLine().getOut());
      }
      return 0;
    }
  }

  private static void print(ClusterSetup setup, PrintWriter out) {
    setup
        .describe()
        .forEach(
            (name, topic) ->
                out.printf(
                    "%-30s %3d partitions, %d copies%n",
                    name, topic.partitions().size(), topic.partitions().get(0).replicas().size()));
    out.flush();
  }
}
