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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends the reports of CSV files straight to Kafka, past the door. */
final class KafkaFeed {
  private static final int PROGRESS_STEP = 5_000;

  private final ClusterOptions cluster;
  private final String feed;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * A feed.
   *
   * @param feed the name to report under
   */
  KafkaFeed(ClusterOptions cluster, String feed, PrintWriter out, PrintWriter err) {
    this.cluster = cluster;
    this.feed = feed;
    this.out = out;
    this.err = err;
  }

  /** Sends the files, and tells how many rows were refused. */
  int send(List<Path> files) throws IOException {
    int refused = 0;
    // A time that the topic does not want from us the broker replaces by its own.
    try (KafkaReports reports = new KafkaReports(cluster.cluster(), ClockMode.DATA)) {
      for (Path file : files) {
        refused += send(file, reports);
      }
    }
    return refused;
  }

  private int send(Path file, KafkaReports reports) throws IOException {
    List<Item> items = read(file);
    List<CompletableFuture<?>> sent = new ArrayList<>();
    int refused = 0;
    for (Item item : items) {
      if (item.report() == null) {
        refused++;
        err.printf(
            "%s row %d: %s %s%n",
            file, item.index() + 1, item.refused().refusal(), item.refused().detail());
      } else {
        CompletableFuture<?> report = reports.accept(item.report()).toCompletableFuture();
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
    out.printf("%s: %,d reports sent, %,d rows refused%n", file, sent.size(), refused);
    out.flush();
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

  private static void await(Path file, List<CompletableFuture<?>> sent) {
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
