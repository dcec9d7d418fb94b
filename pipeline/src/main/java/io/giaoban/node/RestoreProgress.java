package io.giaoban.node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far a processor has read back the state that it lost or took over. Thread-safe. */
final class RestoreProgress implements StateRestoreListener {
  private final Map<TopicPartition, Long> left = new ConcurrentHashMap<>();
  private final AtomicLong restored = new AtomicLong();

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    left.put(partition, to - from);
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
    restored.addAndGet(records);
    left.computeIfPresent(partition, (key, before) -> Math.max(0, before - records));
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long records) {
    left.remove(partition);
  }

  @Override
  public void onRestoreSuspended(TopicPartition partition, String store, long records) {
    left.remove(partition);
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
