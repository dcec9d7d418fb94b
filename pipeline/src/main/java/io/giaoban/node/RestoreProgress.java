package io.giaoban.node;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a processor has read back the state that it lost or took over. Thread-safe. */
final class RestoreProgress implements StateRestoreListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);

  private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();
  private final AtomicLong restored = new AtomicLong();
  private long began;
  private long before;

  @Override
  public synchronized void onRestoreStart(
      TopicPartition partition, String store, long from, long to) {
    if (left.isEmpty()) {
      began = System.nanoTime();
      before = restored.get();
    }
    left.put(partition, to - from);
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
    restored.addAndGet(records);
    left.computeIfPresent(partition, (key, before) -> Math.max(0, before - records));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long records) {
    end(partition);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long records) {
    end(partition);
  }

  private synchronized void end(TopicPartition partition) {
    if (left.remove(partition) != null && left.isEmpty()) {
      long records = restored.get() - before;
      double seconds = (System.nanoTime() - began) / 1e9;
      LOG.info(
          "{} records of state read back in {} s, {} a second",
          records,
          String.format(Locale.ROOT, "%.2f", seconds),
          Math.round(records / seconds));
    }
  }

  /** How many partitions of state are being read. */
  int partitions() {
    return left.size();
  }

  /** How many records are still to be read; deleted ones count, so that it may end early. */
  long left() {
    return left.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many records were read since the process started. */
  long restored() {
    return restored.get();
  }
}
