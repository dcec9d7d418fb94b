package io.giaoban.cli;

import io.giaoban.gateway.CsvItems;
import io.giaoban.gateway.Item;
import io.giaoban.gateway.ItemReader;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.gateway.MalformedBodyException;
import io.giaoban.sample.SampleFormat;
import io.giaoban.wire.ClockMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the reports of CSV files to Kafka. */
@Command(
    name = "feed",
    description = {
      "Send the reports of CSV files to Kafka.",
      "Reads the columns of POST /v1/reports, and the samples' own forms."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class FeedCommand implements Callable<Integer> {
  private static final int PROGRESS_STEP = 5_000;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--feed",
      paramLabel = "FEED",
      defaultValue = "file",
      description = "The name to report under.")
  private String feed = "";

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      showDefaultValue = Help.Visibility.NEVER,
      description = "CSV with a header row, UTF-8.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    int refused = 0;
    // A time that the topic does not want from us the broker replaces by its own.
    try (KafkaReports reports =
        new KafkaReports(cluster.bootstrapServers(), cluster.registry(), ClockMode.DATA)) {
      for (Path file : files) {
        refused += send(file, reports);
      }
    }
    return refused == 0 ? 0 : 1;
  }

  private int send(Path file, KafkaReports reports) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    List<Item> items = read(file);
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    int refused = 0;
    for (Item item : items) {
      if (item.report() == null) {
        refused++;
        err.printf(
            "%s row %d: %s %s%n",
            file, item.index() + 1, item.refused().refusal(), item.refused().detail());
      } else {
        CompletableFuture<Void> report = reports.accept(item.report()).toCompletableFuture();
        sent.add(report);
        if (report.isCompletedExceptionally()) {
          // Brokers out of reach would be waited for with each of the rest.
          break;
        }
      }
      if ((sent.size() + refused) % PROGRESS_STEP == 0) {
        err.printf("%s  %,d of %,d%n", file, sent.size() + refused, items.size());
        err.flush();
      }
    }
    await(file, sent);
    spec.commandLine()
        .getOut()
        .printf("%s: %,d reports sent, %,d rows refused%n", file, sent.size(), refused);
    spec.commandLine().getOut().flush();
    return refused;
  }

  private List<Item> read(Path file) throws IOException {
    List<Item> items = new ArrayList<>();
    try (ItemReader reader = CsvItems.open(Files.newInputStream(file), this::reader)) {
      for (Item item = reader.next(); item != null; item = reader.next()) {
        items.add(item);
      }
      return items;
    } catch (MalformedBodyException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private CsvItems.RowReader reader(Set<String> columns) throws MalformedBodyException {
    Optional<SampleFormat> sample = SampleFormat.of(columns);
    return sample.isPresent()
        ? sample.get()::report
        : CsvItems.reports(feed, Instant.now()).of(columns);
  }

  private static void await(Path file, List<CompletableFuture<Void>> sent) {
    try {
      sent.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "%s: not all reports could be sent: %s (send the file again: repeats are harmless)"
              .formatted(file, e.getCause().getMessage()),
          e);
    }
  }
}
