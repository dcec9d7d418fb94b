package io.giaoban.board;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Hears of every record that the board has taken in, in its thread, and so must not wait. */
@FunctionalInterface
public interface RecordListener {
  /**
   * A record was taken in, and can be asked for now.
   *
   * @param value null: what was told under its key is no more
   */
  void taken(TopicPartition partition, long offset, @Nullable SpecificRecord value);
}
