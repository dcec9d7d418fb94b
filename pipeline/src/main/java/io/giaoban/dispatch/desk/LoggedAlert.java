package io.giaoban.dispatch.desk;

import io.giaoban.schema.Alert;
import io.giaoban.wire.Origin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An alert message where it stands in its topic.
 *
 * @param partition of the alerts' topic
 * @param offset in that partition
 * @param message what it says
 * @param origin where the report came from that it is laid to
 */
record LoggedAlert(int partition, long offset, Alert message, Origin origin) {
  static LoggedAlert of(ConsumerRecord<?, ?> record, Alert message) {
    return new LoggedAlert(
        record.partition(), record.offset(), message, Origin.of(record.headers()));
  }
}
