package io.giaoban.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp; 1970-01-01 for one that has none, which any client can send, and
 * which would otherwise stop the stream. What claims to be known then is refused like a day to
 * come.
 */
final class EpochAtLeast implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, record.timestamp());
  }
}
