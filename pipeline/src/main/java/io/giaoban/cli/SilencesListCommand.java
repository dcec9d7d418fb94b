package io.giaoban.cli;

import io.giaoban.alert.Silence;
import io.giaoban.node.SilencesTopic;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists silences. */
@Command(
    name = "list",
    description = "List the silences that are active or upcoming.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SilencesListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Option(names = "--all", description = "Also those that are over.")
  private boolean all;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    List<Silence> silences =
        SilencesTopic.read(brokers.brokers()).silences().stream()
            .filter(silence -> all || SilenceState.of(silence, now) != SilenceState.OVER)
            .sorted(Comparator.comparing(Silence::from).thenComparing(Silence::id))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      silences.forEach(silence -> out.println(SilenceLine.of(silence, now)));
    } else if (silences.isEmpty()) {
      out.println(all ? "no silences" : "no silences (--all lists those that are over)");
    } else {
      SilencesTable.lines(silences, now).forEach(out::println);
    }
    out.flush();
    return 0;
  }
}
