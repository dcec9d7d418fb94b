package io.giaoban.cli;

import io.giaoban.rejected.DeadLetter;
import io.giaoban.rejected.DeadLetters;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists rejected reports with what became of their replays. */
@Command(
    name = "list",
    description = "List the reports that were refused, and what became of their replays.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RejectedListCommand implements Callable<Integer> {
  private static final Comparator<DeadLetter> BY_TIME =
      Comparator.comparing((DeadLetter letter) -> letter.report().getKnownAt())
          .thenComparing(letter -> letter.id().partition())
          .thenComparing(letter -> letter.id().offset());

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Mixin private SelectionOptions selected = new SelectionOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = LimitConverter.class,
      defaultValue = "100",
      description = "Show the last so many; 0 = all.")
  private int limit;

  @Option(names = "--json", description = "Print JSON lines, with the originals.")
  private boolean json;

  @Override
  public Integer call() {
    PriorityQueue<DeadLetter> shown = new PriorityQueue<>(BY_TIME);
    Map<String, Integer> reasons = new TreeMap<>();
    new DeadLetters(cluster.cluster())
        .read(
            selected.selection(),
            letter -> {
              reasons.merge(letter.report().getReason(), 1, Integer::sum);
              shown.add(letter);
              if (limit > 0 && shown.size() > limit) {
                shown.remove();
              }
              return true;
            });
    List<DeadLetter> inOrder = new ArrayList<>(shown);
    inOrder.sort(BY_TIME);
    print(inOrder, reasons);
    return 0;
  }

  private void print(List<DeadLetter> letters, Map<String, Integer> reasons) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      letters.stream().map(DeadLetterJson::line).forEach(out::println);
      out.println(DeadLetterJson.summary(reasons));
    } else {
      DeadLetterTable.lines(letters).forEach(out::println);
      out.println(DeadLetterTable.summary(letters.size(), reasons));
    }
    out.flush();
  }
}
