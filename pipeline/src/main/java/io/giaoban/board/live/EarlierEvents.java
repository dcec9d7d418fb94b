package io.giaoban.board.live;

import io.giaoban.wire.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is no longer kept from the topics, a hand at a time for whoever is next in line: two
 * threads, however many clients.
 */
final class EarlierEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierEvents.class);
  private static final int READERS = 2;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  private final List<LaneReader> all;
  private final BlockingQueue<LaneReader> idle;
  private final Supplier<Positions> now;
  private final ScheduledThreadPoolExecutor threads;

  /** Somebody for whom is read. */
  interface Reader {
    /** Whether it is still there. */
    boolean listens();

    /** Takes what was read; must not wait. */
    void take(Hand hand);
  }

  private EarlierEvents(List<LaneReader> readers, Supplier<Positions> now) {
    this.all = readers;
    this.idle = new LinkedBlockingQueue<>(readers);
    this.now = now;
    this.threads =
        new ScheduledThreadPoolExecutor(
            READERS,
            task -> new Thread(task, "stream-reader"),
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * Readers that wait to be asked.
   *
   * @param now the positions up to which a client is to be brought
   */
  static EarlierEvents open(
      TopicReader<SpecificRecord> topics,
      Lanes lanes,
      EventIds ids,
      StreamLimits limits,
      Supplier<Positions> now) {
    return new EarlierEvents(
        Stream.generate(
                () ->
                    new LaneReader(
                        topics.consumer("giaoban-stream-reader"), lanes, ids, limits.atOnce()))
            .limit(READERS)
            .toList(),
        now);
  }

  /**
   * Reads for a client when it is its turn; if the topics cannot be read, again and again.
   *
   * @param from its positions, checked here
   * @param reader for whom it is read
   */
  void ask(Positions from, EventFilter filter, Reader reader) {
    threads.execute(() -> read(from, filter, reader));
  }

  private void read(Positions from, EventFilter filter, Reader reader) {
    if (!reader.listens()) {
      return;
    }
    LaneReader lanes = idle.remove(); // There are as many as threads.
    try {
      reader.take(lanes.read(from, filter, now.get()));
    } catch (RuntimeException e) {
      if (!threads.isShutdown()) {
        LOG.warn("earlier events cannot be read; trying again", e);
        var unused =
            threads.schedule(
                () -> read(from, filter, reader), RETRY.toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      idle.add(lanes);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    all.forEach(LaneReader::wakeUp);
    try {
      if (threads.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        all.forEach(LaneReader::close);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
