package io.giaoban.gateway;

import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportCheck;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.ClockMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks submissions and lets in what holds; a refused item never holds up its neighbours. */
public final class Submissions {
  private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

  private final Supplier<Places> places;
  private final ReportSink sink;
  private final ClockMode clock;

  /**
   * Takes submissions.
   *
   * @param places tells the cities that report here; asked once for each submission
   * @param sink where reports go
   * @param clock whether a report is known from its receipt on, or from when it tells
   */
  public Submissions(Supplier<Places> places, ReportSink sink, ClockMode clock) {
    this.places = places;
    this.sink = sink;
    this.clock = clock;
  }

  /**
   * Takes a submission, and returns when all of it is safe.
   *
   * @param feed who sent it
   * @param dryRun whether to check only
   * @param receivedAt when it came
   * @throws CompletionException if it could not be made safe; sent again, nothing is counted twice
   */
  public Submission submit(List<Item> items, Feed feed, boolean dryRun, Instant receivedAt) {
    String id = UUID.randomUUID().toString();
    Places now = places.get();
    List<Submission.Result> refused = new ArrayList<>();
    List<CompletableFuture<Void>> safe = new ArrayList<>();
    for (Item item : items) {
      Item checked = check(item, feed, now, receivedAt);
      RefusedException why = checked.refused();
      if (why != null) {
        refused.add(Submission.Result.of(item.index(), why));
        LOG.info("refused {}: {} in submission {}", why.refusal(), why.detail(), id);
      }
      if (!dryRun) {
        CompletableFuture<Void> sent = send(checked, id, feed.id(), receivedAt);
        safe.add(sent);
        if (sent.isCompletedExceptionally()) {
          // Brokers out of reach would be waited for with each of the rest.
          break;
        }
      }
    }
    CompletableFuture.allOf(safe.toArray(new CompletableFuture<?>[0])).join();
    return new Submission(id, items.size() - refused.size(), refused.size(), refused);
  }

  private Item check(Item item, Feed feed, Places now, Instant receivedAt) {
    Report report = item.report();
    if (report == null) {
      return item;
    }
    City city = now.city(report.city());
    try {
      feed.check(report);
      ReportCheck.checkReportedAt(report.reportedAt(), receivedAt);
      Instant knownAt = clock == ClockMode.DATA ? report.reportedAt() : receivedAt;
      ReportCheck.check(report, city, city == null ? null : city.unit(report.unit()), knownAt);
      return item;
    } catch (RefusedException e) {
      return item.refuse(e);
    }
  }

  private CompletableFuture<Void> send(Item item, String id, String feed, Instant receivedAt) {
    RefusedException why = item.refused();
    if (why == null) {
      return sink.accept(item.report()).toCompletableFuture();
    }
    return sink.refuse(
            RejectedReport.newBuilder()
                .setReason(why.refusal().name())
                .setDetail(why.detail())
                .setOriginal(item.original())
                .setSource("http")
                .setSubmission(id)
                .setIndex(item.index())
                .setFeed(feed)
                .setKnownAt(receivedAt)
                .build())
        .toCompletableFuture();
  }
}
