package io.giaoban.stream;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportRecords;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.VaccinationReport;
import io.giaoban.wire.SchemaOfId;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports in Confluent's wire format (a zero byte, the schema's id in four bytes, Avro
 * binary) by whatever compatible schema they were written with. Tells a record that can never be
 * read from a registry that cannot be reached: the first is refused, the second stops the task
 * until it can.
 */
final class ReportReader {
  private static final int PREFIX_BYTES = 5;

  /** Well within the time after which the group would take the task for dead. */
  private static final RetryPolicy<Schema> UNTIL_REACHED =
      RetryPolicy.<Schema>builder()
          .handle(IOException.class)
          .withBackoff(Duration.ofMillis(50), Duration.ofSeconds(5))
          .withMaxRetries(-1)
          .withMaxDuration(Duration.ofMinutes(1))
          .build();

  private final SchemaRegistryClient registry;
  private final Map<Integer, SpecificDatumReader<CaseReport>> caseReaders = new HashMap<>();
  private final Map<Integer, SpecificDatumReader<VaccinationReport>> vaccinationReaders =
      new HashMap<>();
  private @Nullable BinaryDecoder decoder;

  ReportReader(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * Reads the record of a report topic.
   *
   * @param receivedAt the record's timestamp
   * @throws RefusedException if the bytes are no such report
   * @throws UncheckedIOException if the registry cannot be reached
   */
  Report read(String topic, byte @Nullable [] value, Instant receivedAt) throws RefusedException {
    if (value == null || value.length < PREFIX_BYTES || value[0] != 0) {
      throw new RefusedException(
          Refusal.UNREADABLE,
          (value == null ? "no value" : value.length + " bytes")
              + " (expected: Confluent's wire format, a zero byte and a schema id)");
    }
    int id = ByteBuffer.wrap(value).getInt(1);
    return topic.equals(Topics.VACCINATION_REPORTS.name())
        ? ReportRecords.read(
            decode(id, value, vaccinationReaders, VaccinationReport.SCHEMA$), receivedAt)
        : ReportRecords.read(decode(id, value, caseReaders, CaseReport.SCHEMA$), receivedAt);
  }

  private <T> T decode(
      int id, byte[] value, Map<Integer, SpecificDatumReader<T>> readers, Schema own)
      throws RefusedException {
    SpecificDatumReader<T> reader = readers.get(id);
    if (reader == null) {
      reader = new SpecificDatumReader<>(writerSchema(id), own);
      readers.put(id, reader);
    }
    try {
      decoder =
          DecoderFactory.get()
              .binaryDecoder(value, PREFIX_BYTES, value.length - PREFIX_BYTES, decoder);
      T read = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new RefusedException(
            Refusal.UNREADABLE, "bytes after the record (expected: one " + own.getName() + ")");
      }
      return read;
    } catch (IOException | RuntimeException e) {
      // Avro fails in many ways on bytes that are none of its own.
      throw new RefusedException(
          Refusal.UNREADABLE,
          "no "
              + own.getName()
              + " by schema "
              + id
              + " (expected: Avro binary): "
              + e.getMessage(),
          e);
    }
  }

  private Schema writerSchema(int id) throws RefusedException {
    try {
      return Failsafe.with(UNTIL_REACHED).get(() -> lookUp(id));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw new UncheckedIOException(
          "schema " + id + " cannot be had from the registry", new IOException(e.getCause()));
    }
  }

  private Schema lookUp(int id) throws RefusedException, IOException {
    SchemaOfId found;
    try {
      found = SchemaOfId.of(registry, id);
    } catch (RestClientException e) {
      throw new IOException(e);
    }
    if (found instanceof SchemaOfId.Avro avro) {
      return avro.schema().rawSchema();
    }
    if (found instanceof SchemaOfId.NotAvro other) {
      throw new RefusedException(
          Refusal.UNKNOWN_SCHEMA,
          "schema " + id + " is not Avro (expected: an Avro schema)",
          other.cause());
    }
    throw new RefusedException(
        Refusal.UNKNOWN_SCHEMA,
        "schema " + id + " (expected: an id of the registry)",
        ((SchemaOfId.None) found).cause());
  }
}
