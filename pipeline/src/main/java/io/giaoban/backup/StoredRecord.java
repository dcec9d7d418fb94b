package io.giaoban.backup;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A record as a backup's file has it: bytes as they stood in Kafka.
 *
 * @param offset in its partition
 * @param timestamp milliseconds since 1970; in a live system when it was received
 */
record StoredRecord(
    long offset, long timestamp, @Nullable Bytes key, @Nullable Bytes value, List<Header> headers) {
  private static final Schema HEADER =
      SchemaBuilder.record("Header")
          .namespace("io.giaoban.backup")
          .fields()
          .requiredString("key")
          .optionalBytes("value")
          .endRecord();

  /** The schema of the files. */
  static final Schema SCHEMA =
      SchemaBuilder.record("StoredRecord")
          .namespace("io.giaoban.backup")
          .doc("A Kafka record.")
          .fields()
          .requiredLong("offset")
          .name("timestamp")
          .doc("Milliseconds since 1970.")
          .type()
          .longType()
          .noDefault()
          .optionalBytes("key")
          .optionalBytes("value")
          .name("headers")
          .type()
          .array()
          .items(HEADER)
          .noDefault()
          .endRecord();

  static StoredRecord of(ConsumerRecord<byte[], byte[]> record) {
    return new StoredRecord(
        record.offset(),
        record.timestamp(),
        Bytes.wrap(record.key()),
        Bytes.wrap(record.value()),
        List.of(record.headers().toArray()));
  }

  static StoredRecord of(GenericRecord record) {
    List<Header> headers = new ArrayList<>();
    for (Object one : (List<?>) record.get("headers")) {
      GenericRecord header = (GenericRecord) one;
      headers.add(new RecordHeader(header.get("key").toString(), bytes(header.get("value"))));
    }
    return new StoredRecord(
        (Long) record.get("offset"),
        (Long) record.get("timestamp"),
        Bytes.wrap(bytes(record.get("key"))),
        Bytes.wrap(bytes(record.get("value"))),
        headers);
  }

  GenericRecord toAvro() {
    List<GenericRecord> avroHeaders = new ArrayList<>();
    for (Header header : headers) {
      GenericRecord avro = new GenericData.Record(HEADER);
      avro.put("key", header.key());
      avro.put("value", buffer(header.value()));
      avroHeaders.add(avro);
    }
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("offset", offset);
    avro.put("timestamp", timestamp);
    avro.put("key", buffer(array(key)));
    avro.put("value", buffer(array(value)));
    avro.put("headers", avroHeaders);
    return avro;
  }

  /** The same with another value. */
  StoredRecord withValue(@Nullable Bytes other) {
    return new StoredRecord(offset, timestamp, key, other, headers);
  }

  /** To be written to that partition; a record without a time is as old as can be. */
  ProducerRecord<byte[], byte[]> to(String topic, int partition) {
    return new ProducerRecord<>(
        topic, partition, Math.max(0, timestamp), array(key), array(value), headers);
  }

  private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static byte @Nullable [] array(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.get();
  }

  private static byte @Nullable [] bytes(@Nullable Object buffer) {
    return buffer == null ? null : Utils.toArray((ByteBuffer) buffer);
  }
}
