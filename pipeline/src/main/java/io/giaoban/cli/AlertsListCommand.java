package io.giaoban.cli;

import io.giaoban.board.AlertHistory;
import io.giaoban.board.AlertJson;
import io.giaoban.node.AlertTopics;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists alerts. */
@Command(
    name = "list",
    description = "List the alerts as they were told last, and who has acknowledged them.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class AlertsListCommand implements Callable<Integer> {
  private static final Comparator<AlertHistory> BY_DAY =
      Comparator.comparing((AlertHistory history) -> history.last().getFirstDay())
          .thenComparing(history -> history.last().getId());

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(names = "--city", paramLabel = "CODE", description = "Of this city and its units.")
  private @Nullable String city;

  @Option(names = "--rule", paramLabel = "ID", description = "Of this rule.")
  private @Nullable String rule;

  @Option(
      names = "--state",
      paramLabel = "WORD",
      description = "In this state: raised, updated, resolved or cancelled.")
  private @Nullable AlertState state;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Override
  public Integer call() {
    List<AlertHistory> alerts =
        new AlertTopics(cluster.cluster())
            .read().histories().stream()
                .filter(history -> asked(history.last()))
                .sorted(BY_DAY)
                .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      alerts.stream().map(AlertJson::of).forEach(out::println);
    } else if (alerts.isEmpty()) {
      out.println("no alerts");
    } else {
      AlertsTable.lines(alerts).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private boolean asked(Alert alert) {
    return (city == null || city.equals(alert.getCity()))
        && (rule == null || rule.equals(alert.getRule()))
        && (state == null || state == alert.getState());
  }
}
