package io.giaoban.backup;

import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Puts other schema ids into values: the four bytes after the first, which is zero, as Confluent's
 * format has it. A refused report has its original within itself.
 */
final class SchemaIds {
  private static final byte MAGIC = 0;
  private static final int PREFIX = 1 + Integer.BYTES;

  private final Map<Integer, Integer> changed;
  private final Map<Integer, Schema> refused = new HashMap<>();

  /**
   * Those that have changed.
   *
   * @param changed the new id by the old one
   * @param schemas by their old ids
   */
  SchemaIds(Map<Integer, Integer> changed, Map<Integer, String> schemas) {
    this.changed = Map.copyOf(changed);
    schemas.forEach(
        (id, text) -> {
          Schema schema = new Schema.Parser().parse(text);
          if (schema.getFullName().equals(RejectedReport.class.getName())) {
            refused.put(id, schema);
          }
        });
  }

  /** How many have changed. */
  int count() {
    return changed.size();
  }

  /** Which schema a value names; empty: it names none. */
  static OptionalInt of(@Nullable Bytes value) {
    return value == null ? OptionalInt.empty() : of(value.get());
  }

  private static OptionalInt of(byte[] value) {
    return value.length < PREFIX || value[0] != MAGIC
        ? OptionalInt.empty()
        : OptionalInt.of(ByteBuffer.wrap(value).getInt(1));
  }

  /** The record as it is to be written. */
  StoredRecord applied(String topic, StoredRecord record) {
    Bytes wrapped = record.value();
    if (changed.isEmpty() || wrapped == null || !KeptTopics.isAvro(topic)) {
      return record;
    }
    byte[] value = wrapped.get();
    byte[] inside =
        topic.equals(Topics.REJECTED_REPORTS.name()) ? withOriginalApplied(value) : value;
    return record.withValue(Bytes.wrap(applied(inside)));
  }

  private byte[] applied(byte[] value) {
    OptionalInt id = of(value);
    Integer other = id.isPresent() ? changed.get(id.getAsInt()) : null;
    if (other == null) {
      return value;
    }
    byte[] applied = value.clone();
    ByteBuffer.wrap(applied).putInt(1, other);
    return applied;
  }

  private byte[] withOriginalApplied(byte[] value) {
    OptionalInt id = of(value);
    Schema schema = id.isPresent() ? refused.get(id.getAsInt()) : null;
    if (schema == null) {
      return value;
    }
    try {
      GenericRecord report =
          new GenericDatumReader<GenericRecord>(schema)
              .read(
                  null,
                  DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null));
      byte[] original = Utils.toArray((ByteBuffer) report.get("original"));
      if (!"kafka".equals(String.valueOf(report.get("source")))) {
        return value;
      }
      report.put("original", ByteBuffer.wrap(applied(original)));
      ByteArrayOutputStream out = new ByteArrayOutputStream(value.length);
      out.write(value, 0, PREFIX);
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new GenericDatumWriter<GenericRecord>(schema).write(report, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a refused report cannot be read", e);
    }
  }
}
