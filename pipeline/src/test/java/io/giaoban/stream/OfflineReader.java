package io.giaoban.stream;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.schema.AvroTrust;
import io.giaoban.wire.Topic;
import java.time.Instant;

/** The pipeline's own reader, to tell beforehand what it makes of some bytes. */
public final class OfflineReader {
  private final ReportReader reader;

  public OfflineReader(SchemaRegistryClient registry) {
    AvroTrust.grant();
    this.reader = new ReportReader(registry);
  }

  /** The report that the bytes are, not checked yet. */
  public Report read(Topic topic, byte[] value, Instant receivedAt) throws RefusedException {
    return reader.read(topic.name(), value, receivedAt);
  }
}
