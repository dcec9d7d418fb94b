package io.giaoban.cli;

import io.giaoban.node.Reset;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Processes everything anew, compares, and switches. */
@Command(
    name = "reset",
    description = {
      "Process everything from the start beside the live system, and compare what comes of it with what was told.",
      "The live system goes on undisturbed: the new results are in topics of their own, which are deleted at the end.",
      "With --switch, while no processor runs, the live topics are made to say the same; what was told to people and differs is corrected as the processor starts."
    },
    exitCodeListHeading = "Ends with%n",
    exitCodeList = {
      "0:the results are equal, or were switched",
      "1:they differ, or something went wrong",
      "2:the options are wrong"
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class ResetCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "The data of a standalone or demo that is stopped, instead of brokers and a registry.")
  private @Nullable Path dataDir;

  @Option(
      names = "--switch",
      description = "Have the live topics say what was worked out anew; no processor may run.")
  private boolean switchOver;

  @Option(names = "--keep", description = "Keep the topics giaoban.reset.… to look at.")
  private boolean keep;

  @Option(names = "--json", description = "Print the comparison as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Reset.Result result = run();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ComparisonJson.of(result));
    } else {
      ComparisonTable.lines(result).forEach(out::println);
    }
    out.flush();
    return result.comparison().same() || result.written() > 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Reset.Result run() {
    try (Reset reset = dataDir == null ? Reset.of(cluster.cluster()) : Reset.ofStopped(dataDir);
        ResetScreen screen = ResetScreen.of(spec.commandLine().getErr())) {
      return reset.run(switchOver, keep, screen);
    }
  }
}
