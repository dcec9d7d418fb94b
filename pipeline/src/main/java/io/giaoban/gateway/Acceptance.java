package io.giaoban.gateway;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.schema.RejectedReport;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the items of one submission: what holds is let in, what does not is refused, and neither
 * holds up the other. So many are on their way to the brokers at a time, and no more.
 */
final class Acceptance {
  private static final Logger LOG = LoggerFactory.getLogger(Acceptance.class);
  private static final int MOST_ON_THE_WAY = 5_000;

  private final Arrival arrival;
  private final UnaryOperator<Item> check;
  private final @Nullable ReportSink sink;
  private final Tally tally;
  private final Semaphore onTheWay = new Semaphore(MOST_ON_THE_WAY);
  private volatile @Nullable Throwable failure;
  private long next;

  /**
   * Takes a submission.
   *
   * @param check an item as it is, or as it is refused
   * @param sink where items go; null: nowhere, as they are to be checked only
   * @param tally counts them
   */
  Acceptance(Arrival arrival, UnaryOperator<Item> check, @Nullable ReportSink sink, Tally tally) {
    this.arrival = arrival;
    this.check = check;
    this.sink = sink;
    this.tally = tally;
  }

  /**
   * Takes all items, and returns when they are safe.
   *
   * @throws MalformedBodyException if there is not even a first item
   * @throws IOException if the body does not come
   * @throws CompletionException if an item could not be made safe; those before it may be
   */
  void take(ItemReader items) throws MalformedBodyException, IOException {
    try {
      takeAll(items);
    } catch (MalformedBodyException e) {
      breakOff(Refusal.UNREADABLE, e);
    } catch (ZipException e) {
      breakOff(Refusal.UNREADABLE, e);
    } catch (BodyTooLargeException e) {
      breakOff(Refusal.TOO_LARGE, e);
    } finally {
      awaitAll();
    }
    failIfOneFailed();
  }

  /** What came before is taken; where nothing did, the whole body is refused. */
  private <E extends Exception> void breakOff(Refusal reason, E why) throws E {
    if (tally.items() == 0) {
      throw why;
    }
    String detail = why.getMessage() + "; nothing after it was read";
    tally.refused(next, new RefusedException(reason, detail, why));
  }

  private void takeAll(ItemReader items) throws MalformedBodyException, IOException {
    for (Item item = items.next(); item != null; item = items.next()) {
      take(check.apply(item));
      // Brokers out of reach would be waited for with each of the rest.
      failIfOneFailed();
    }
  }

  private void take(Item item) {
    next = item.index() + 1L;
    RefusedException why = item.refused();
    if (why == null) {
      tally.accepted();
      if (sink != null) {
        await(sink.accept(item.report(), arrival.origin()).thenAccept(tally::lies));
      }
    } else {
      tally.refused(item.index(), why);
      LOG.debug("refused {}: {} in submission {}", why.refusal(), why.detail(), arrival.id());
      if (sink != null) {
        await(sink.refuse(rejected(item, why), arrival.origin()));
      }
    }
  }

  private RejectedReport rejected(Item item, RefusedException why) {
    return RejectedReport.newBuilder()
        .setReason(why.refusal().name())
        .setDetail(why.detail())
        .setOriginal(item.original())
        .setSource("http")
        .setSubmission(arrival.id())
        .setIndex(item.index())
        .setFeed(arrival.feed().id())
        .setKnownAt(arrival.receivedAt())
        .build();
  }

  private void await(CompletionStage<?> sent) {
    onTheWay.acquireUninterruptibly();
    sent.whenComplete(
        (done, failed) -> {
          if (failed != null) {
            failure = failed;
          }
          onTheWay.release();
        });
  }

  private void awaitAll() {
    onTheWay.acquireUninterruptibly(MOST_ON_THE_WAY);
    onTheWay.release(MOST_ON_THE_WAY);
  }

  private void failIfOneFailed() {
    Throwable failed = failure;
    if (failed != null) {
      throw failed instanceof CompletionException wrapped
          ? wrapped
          : new CompletionException(failed);
    }
  }
}
