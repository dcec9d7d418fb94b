package io.giaoban.stream;

import io.giaoban.schema.Alert;
import io.giaoban.schema.DayState;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.ReleasedSchemas;
import io.giaoban.schema.RuleHealth;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.common.utils.Utils;

/** The values of the rows of a task's state, as they are stored. */
final class RowValues {
  /** Rows are read that an older program has stored. */
  private static final BinaryMessageDecoder<Alert> ALERTS =
      ReleasedSchemas.readBy(Alert.getDecoder(), Topics.ALERTS.subject());

  private static final BinaryMessageDecoder<RuleHealth> HEALTHS =
      ReleasedSchemas.readBy(RuleHealth.getDecoder(), Topics.RULE_HEALTH.subject());

  private static final BinaryMessageDecoder<IntakeCounts> TALLIES =
      ReleasedSchemas.readBy(IntakeCounts.getDecoder(), Topics.INTAKE_COUNTS.subject());

  private static final int MOST_STATE_BYTES = 16;
  private static final long NEVER = Long.MIN_VALUE;

  private RowValues() {}

  /** Writes a record. */
  interface AvroWriter {
    ByteBuffer write() throws IOException;
  }

  static byte[] write(Rows.ClockRow row) {
    ByteBuffer value = ByteBuffer.allocate(2 * Long.BYTES + 1);
    value.putLong(row.now().toEpochMilli()).put((byte) (row.awaiting() ? 1 : 0));
    value.putLong(row.waiting() == null ? NEVER : row.waiting().toEpochMilli());
    return value.array();
  }

  static byte[] write(Rows.DayRow row) {
    Long closing = row.closing();
    ByteBuffer value = ByteBuffer.allocate(5 * Long.BYTES + 1 + MOST_STATE_BYTES);
    value.putLong(row.version()).putLong(row.knownAt().toEpochMilli()).putLong(row.told());
    value.put((byte) (closing == null ? 0 : 1)).putLong(closing == null ? 0 : closing);
    value.putLong(row.loadedOn() == null ? NEVER : row.loadedOn().toEpochDay());
    value.put(row.state().name().getBytes(StandardCharsets.UTF_8)).flip();
    return Utils.toArray(value);
  }

  static byte[] write(Rows.RuleTerms terms) {
    ByteBuffer value = ByteBuffer.allocate(Long.BYTES + 1);
    value.putLong(terms.since().toEpochMilli()).put((byte) (terms.backfill() ? 1 : 0));
    return value.array();
  }

  static byte[] write(AvroWriter writer) {
    try {
      return Utils.toArray(writer.write());
    } catch (IOException e) {
      throw new UncheckedIOException("a row cannot be written", e);
    }
  }

  static Rows.ClockRow clockRow(ByteBuffer in) {
    Instant now = Instant.ofEpochMilli(in.getLong());
    boolean awaiting = in.get() != 0;
    long waiting = in.getLong();
    return new Rows.ClockRow(
        now, awaiting, waiting == NEVER ? null : Instant.ofEpochMilli(waiting));
  }

  static Rows.DayRow dayRow(ByteBuffer in) {
    long version = in.getLong();
    Instant knownAt = Instant.ofEpochMilli(in.getLong());
    long told = in.getLong();
    boolean closed = in.get() != 0;
    long closing = in.getLong();
    long loadedOn = in.getLong();
    String state = StandardCharsets.UTF_8.decode(in).toString();
    return new Rows.DayRow(
        version,
        DayState.valueOf(state),
        knownAt,
        told,
        closed ? Long.valueOf(closing) : null,
        loadedOn == NEVER ? null : LocalDate.ofEpochDay(loadedOn));
  }

  static Rows.RuleTerms ruleTerms(ByteBuffer in) {
    return new Rows.RuleTerms(Instant.ofEpochMilli(in.getLong()), in.get() != 0);
  }

  static Alert alert(ByteBuffer in) {
    return read(in, ALERTS);
  }

  static RuleHealth health(ByteBuffer in) {
    return read(in, HEALTHS);
  }

  static IntakeCounts tally(ByteBuffer in) {
    return read(in, TALLIES);
  }

  private static <T> T read(ByteBuffer value, BinaryMessageDecoder<T> decoder) {
    try {
      return decoder.decode(value);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored row cannot be read", e);
    }
  }
}
