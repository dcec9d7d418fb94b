package io.giaoban.cli;

import io.giaoban.node.ClusterSetup;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Creates the topics and registers their schemas, or tells what is there. */
@Command(
    name = "topics",
    description = "Create the topics and register their schemas, or tell what is there.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TopicsCreateCommand.class, TopicsDescribeCommand.class})
final class TopicsCommand {
  private TopicsCommand() {}

  static void print(ClusterSetup setup, PrintWriter out) {
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
