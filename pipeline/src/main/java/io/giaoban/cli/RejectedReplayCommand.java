package io.giaoban.cli;

import io.giaoban.gateway.Feeds;
import io.giaoban.node.FeedsTopic;
import io.giaoban.rejected.DeadLetters;
import io.giaoban.rejected.Replayer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends rejected reports again. */
@Command(
    name = "replay",
    description = {
      "Send refused reports again, after what they were refused for is mended.",
      "They count as of their first receipt; what became of them the list shows."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RejectedReplayCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Mixin private SelectionOptions selected = new SelectionOptions();

  @Option(names = "--all", description = "Send all, without any other condition.")
  private boolean all;

  @Option(names = "--again", description = "Send also what was replayed and accepted before.")
  private boolean again;

  @Option(names = "--dry-run", description = "Tell what would be sent, and send nothing.")
  private boolean dryRun;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = LimitConverter.class,
      defaultValue = "0",
      description = "Send at most so many; 0 = all.")
  private int limit;

  @Override
  public Integer call() {
    if (!all && !selected.given()) {
      throw new ParameterException(
          spec.commandLine(), "nothing selected (expected: numbers, a filter, or --all)");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Feeds feeds = FeedsTopic.read(cluster.brokers()).feeds();
    try (Replayer replayer = new Replayer(cluster.cluster(), feeds)) {
      ReplayRun run = new ReplayRun(replayer, new ReplayRun.Manner(again, dryRun, limit), err);
      new DeadLetters(cluster.cluster()).read(selected.selection(), run::take);
      boolean whole = run.finish(selected.selection().ids());
      out.println(run.summary());
      out.flush();
      return whole ? 0 : 1;
    }
  }
}
