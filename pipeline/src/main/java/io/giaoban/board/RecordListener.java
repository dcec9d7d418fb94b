package io.giaoban.board;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/** Hears of every record that the board has taken in, in its thread, and so must not wait. */
@FunctionalInterface
public interface RecordListener {
  /** A record was taken in, and can be asked for now. */
  void taken(TopicPartition partition, long offset, SpecificRecord value);
}
