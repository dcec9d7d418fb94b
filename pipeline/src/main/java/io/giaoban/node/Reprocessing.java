package io.giaoban.node;

import io.giaoban.reset.Snapshot;
import io.giaoban.stream.Stage;
import io.giaoban.wire.Cluster;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;

/** Processes again, beside the live system, what it had processed at a moment. */
final class Reprocessing {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final ClusterSetup setup;
  private final Cluster cluster;
  private final SnapshotTaker taker;
  private final Snapshot until;
  private final Map<TopicPartition, Long> from;

  Reprocessing(
      ClusterSetup setup,
      Cluster cluster,
      SnapshotTaker taker,
      Snapshot until,
      Map<TopicPartition, Long> from) {
    this.setup = setup;
    this.cluster = cluster;
    this.taker = taker;
    this.until = until;
    this.from = from;
  }

  /** How many records there are to process; a few of them may be marks of transactions. */
  long records() {
    return until.taken().entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - from.get(end.getKey())))
        .sum();
  }

  /**
   * Processes all of it.
   *
   * @param done told now and then how many are
   * @throws IllegalStateException if the processor has to give up
   */
  void run(LongConsumer done) {
    try (DataDir state = DataDir.open(Optional.empty());
        Processor processor =
            Processor.start(
                cluster,
                setup.registry(),
                setup.partitions(),
                state.of("processor"),
                Member.alone(Set.of(Role.PROCESSOR), Optional.empty()),
                new Application(AsideTopics.GROUP, Stage.aside(until.taken())))) {
      processor.awaitRunning();
      while (!finished(done) || processor.waitingCities() > 0) {
        if (processor.failed().isDone()) {
          throw new IllegalStateException(
              "what was processed anew came to an end before its time (see the log; the live system is as it was)");
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while processing anew", e);
    }
  }

  private boolean finished(LongConsumer done) {
    Map<TopicPartition, Long> committed = SnapshotTaker.numbers(taker.offsets(AsideTopics.GROUP));
    long processed = 0;
    boolean all = true;
    for (Map.Entry<TopicPartition, Long> end : until.taken().entrySet()) {
      long start = from.get(end.getKey());
      long at = Math.max(start, committed.getOrDefault(end.getKey(), start));
      processed += Math.max(0, Math.min(at, end.getValue()) - start);
      all &= at >= end.getValue();
    }
    done.accept(processed);
    return all;
  }
}
