package io.giaoban.cli;

import io.giaoban.node.ClusterSetup;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what topics there are. */
@Command(
    name = "describe",
    description = "Tell the topics and their partitions.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class TopicsDescribeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() {
    try (ClusterSetup setup = ClusterSetup.of(cluster.cluster())) {
      TopicsCommand.print(setup, spec.commandLine().getOut());
    }
    return 0;
  }
}
