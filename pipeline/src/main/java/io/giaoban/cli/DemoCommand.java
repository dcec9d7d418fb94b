package io.giaoban.cli;

import io.giaoban.gateway.FeedKey;
import io.giaoban.node.Node;
import io.giaoban.node.StandaloneOptions;
import io.giaoban.report.Report;
import io.giaoban.sample.Samples;
import io.giaoban.wire.ClockMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays the shipped samples through the whole pipeline, and shows what comes of them. */
@Command(
    name = "demo",
    description = "Replay real reports of Hà Nội and Tokyo through the whole pipeline.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class DemoCommand implements Callable<Integer> {
  private static final long POLL_MS = 50;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private EmbeddedOptions embedded = new EmbeddedOptions();

  @Option(
      names = "--speed",
      paramLabel = "DAYS",
      defaultValue = "20",
      converter = Speed.Converter.class,
      description = "How many days of the data pass in a second, or max.")
  private Speed speed = Speed.MAX;

  @Option(names = "--exit", description = "End when all is processed.")
  private boolean exit;

  @Option(
      names = "--json",
      description = "Print the final city days and all alert messages as JSON lines, nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StandaloneOptions options =
        embedded
            .standalone(
                EmbeddedOptions.Ports.ANY,
                FeedKey.random(),
                ClockMode.DATA,
                spec.commandLine().getErr()::println)
            .onTrial();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    DemoScreen.starting(json ? err : out);
    try (RunningNode running = RunningNode.standalone(options)) {
      Node node = running.node();
      DemoScreen screen = new DemoScreen(json ? err : out, node::places, json);
      screen.started();
      node.board().listen(screen);
      List<Report> reports = Samples.inOrder();
      feed(node, reports, screen);
      while (!node.caughtUp()) {
        running.failIfStopped();
        TimeUnit.MILLISECONDS.sleep(POLL_MS);
      }
      screen.finished(node.board(), reports.size());
      if (json) {
        JsonLines.print(node.board(), node.places(), out);
      }
      if (!exit) {
        screen.stayingUp(node);
        running.awaitEnd();
      }
    }
    return 0;
  }

  private void feed(Node node, List<Report> reports, DemoScreen screen)
      throws InterruptedException {
    Speed.Pace pace = speed.start();
    List<CompletableFuture<?>> sent = new ArrayList<>();
    LocalDate day = null;
    for (int i = 0; i < reports.size(); i++) {
      Report report = reports.get(i);
      LocalDate reported = report.reportedAt().atZone(ZoneOffset.UTC).toLocalDate();
      if (!reported.equals(day)) {
        pace.awaitDay(day == null ? reported : day, reported);
        screen.progress(i, reports.size(), reported);
        day = reported;
      }
      sent.add(node.reports().accept(report).toCompletableFuture());
    }
    CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0])).join();
    screen.progress(reports.size(), reports.size(), day);
  }
}
