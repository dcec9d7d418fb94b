package io.giaoban.stream;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceJson;
import io.giaoban.ledger.LedgerRow;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
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
import java.util.Objects;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A task's state as rows of its changelogged store. A key is the city's code, a zero byte, a letter
 * for what the row is, and what tells it from others: a rule has an empty city.
 */
final class Rows {
  private static final byte PLACE = 'P';
  private static final byte CLOCK = 'C';
  private static final byte LEDGER = 'L';
  private static final byte DAY = 'D';
  private static final byte ALERT = 'A';
  private static final byte RULE = 'R';
  private static final byte RULE_TERMS = 'F';
  private static final byte SILENCE = 'S';
  private static final byte HEALTH = 'H';
  private static final byte TALLY = 'T';
  private static final String NO_CITY = "";

  /** Rows are read that an older program has stored. */
  private static final BinaryMessageDecoder<Alert> ALERTS =
      ReleasedSchemas.readBy(Alert.getDecoder(), Topics.ALERTS.subject());

  private static final BinaryMessageDecoder<RuleHealth> HEALTHS =
      ReleasedSchemas.readBy(RuleHealth.getDecoder(), Topics.RULE_HEALTH.subject());

  private static final BinaryMessageDecoder<IntakeCounts> TALLIES =
      ReleasedSchemas.readBy(IntakeCounts.getDecoder(), Topics.INTAKE_COUNTS.subject());

  private static final int MOST_STATE_BYTES = 16;
  private static final long NEVER = Long.MIN_VALUE;

  private final KeyValueStore<Bytes, byte[]> store;

  Rows(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Takes back what was stored. A city's place comes first. */
  interface Reader {
    void place(City city);

    void clock(String city, ClockRow row);

    void ledger(String city, LedgerRow row);

    void day(String city, LocalDate day, DayRow row);

    void alert(String city, Alert alert);

    /** A rule as it was stored, which may be none any more after an upgrade. */
    void rule(byte[] json);

    void ruleTerms(String city, String rule, RuleTerms terms);

    void silence(Silence silence);

    void health(String city, RuleHealth health);

    void tally(String city, IntakeCounts counts);
  }

  /**
   * What is kept of a day besides the statements themselves.
   *
   * @param told fingerprint of the figures that were told
   * @param closing fingerprint of those with which it was closed first; null: it never was
   * @param loadedOn the date on which it was first known, where it had closed before; null: it had
   *     not
   */
  record DayRow(
      long version,
      DayState state,
      Instant knownAt,
      long told,
      @Nullable Long closing,
      @Nullable LocalDate loadedOn) {}

  /**
   * A city's clock.
   *
   * @param awaiting whether every day begins by itself
   * @param waiting since when something waits to be told; null: nothing does
   */
  record ClockRow(Instant now, boolean awaiting, @Nullable Instant waiting) {}

  /**
   * Under what terms a rule is in force in a city.
   *
   * @param since since when, by the city's clock
   * @param backfill whether what was over before is told, too
   */
  record RuleTerms(Instant since, boolean backfill) {
    static final RuleTerms SINCE_EVER = new RuleTerms(Instant.EPOCH, false);
  }

  void putPlace(City city) {
    put(key(city.code(), PLACE), PlacesFile.toJson(city));
  }

  void putClock(String city, ClockRow row) {
    ByteBuffer value = ByteBuffer.allocate(2 * Long.BYTES + 1);
    value.putLong(row.now().toEpochMilli()).put((byte) (row.awaiting() ? 1 : 0));
    value.putLong(row.waiting() == null ? NEVER : row.waiting().toEpochMilli());
    put(key(city, CLOCK), value.array());
  }

  void putLedger(String city, LedgerRow row) {
    put(key(city, LEDGER, Utils.toArray(row.key())), Utils.toArray(row.value()));
  }

  void putDay(String city, LocalDate day, DayRow row) {
    Long closing = row.closing();
    ByteBuffer value = ByteBuffer.allocate(5 * Long.BYTES + 1 + MOST_STATE_BYTES);
    value.putLong(row.version()).putLong(row.knownAt().toEpochMilli()).putLong(row.told());
    value.put((byte) (closing == null ? 0 : 1)).putLong(closing == null ? 0 : closing);
    value.putLong(row.loadedOn() == null ? NEVER : row.loadedOn().toEpochDay());
    value.put(row.state().name().getBytes(StandardCharsets.UTF_8)).flip();
    put(
        key(city, DAY, ByteBuffer.allocate(8).putLong(day.toEpochDay()).array()),
        Utils.toArray(value));
  }

  void putAlert(Alert alert) {
    byte[] id = alert.getId().getBytes(StandardCharsets.UTF_8);
    put(key(alert.getCity(), ALERT, id), written(alert::toByteBuffer));
  }

  void putHealth(RuleHealth health) {
    byte[] rule = health.getRule().getBytes(StandardCharsets.UTF_8);
    put(key(health.getCity(), HEALTH, rule), written(health::toByteBuffer));
  }

  /** The counts of the last day; earlier ones change no more. */
  void putTally(IntakeCounts counts) {
    put(
        key(Objects.requireNonNullElse(counts.getCity(), NO_CITY), TALLY),
        written(counts::toByteBuffer));
  }

  private interface AvroWriter {
    ByteBuffer write() throws IOException;
  }

  private static byte[] written(AvroWriter writer) {
    try {
      return Utils.toArray(writer.write());
    } catch (IOException e) {
      throw new UncheckedIOException("a row cannot be written", e);
    }
  }

  void putRule(Rule rule) {
    put(key(NO_CITY, RULE, rule.id().getBytes(StandardCharsets.UTF_8)), RulesFile.toJson(rule));
  }

  /** Under what terms the rule is in force in the city; null: no longer. */
  void putTerms(String city, String rule, @Nullable RuleTerms terms) {
    Bytes key = key(city, RULE_TERMS, rule.getBytes(StandardCharsets.UTF_8));
    if (terms == null) {
      store.delete(key);
    } else {
      ByteBuffer value = ByteBuffer.allocate(Long.BYTES + 1);
      value.putLong(terms.since().toEpochMilli()).put((byte) (terms.backfill() ? 1 : 0));
      put(key, value.array());
    }
  }

  void putSilence(Silence silence) {
    put(
        key(NO_CITY, SILENCE, silence.id().getBytes(StandardCharsets.UTF_8)),
        SilenceJson.write(silence));
  }

  void deleteSilence(String id) {
    store.delete(key(NO_CITY, SILENCE, id.getBytes(StandardCharsets.UTF_8)));
  }

  void deleteRule(String id) {
    store.delete(key(NO_CITY, RULE, id.getBytes(StandardCharsets.UTF_8)));
  }

  void readAll(Reader reader) {
    // Places before anything else, as all other rows of a city need it.
    each(
        (city, type, rest, value) -> {
          if (type == PLACE) {
            reader.place(PlacesFile.fromJson(value));
          }
        });
    each((city, type, rest, value) -> read(reader, city, type, rest, value));
  }

  private static void read(Reader to, String city, byte type, ByteBuffer rest, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    switch (type) {
      case PLACE -> {}
      case CLOCK -> to.clock(city, clockRow(in));
      case LEDGER -> to.ledger(city, new LedgerRow(rest, in));
      case DAY -> to.day(city, LocalDate.ofEpochDay(rest.getLong()), dayRow(in));
      case ALERT -> to.alert(city, read(in, ALERTS));
      case RULE -> to.rule(value);
      case RULE_TERMS -> to.ruleTerms(city, text(rest), ruleTerms(in));
      case HEALTH -> to.health(city, read(in, HEALTHS));
      case SILENCE -> to.silence(SilenceJson.read(value));
      case TALLY -> to.tally(city, read(in, TALLIES));
      default ->
          throw new IllegalStateException(
              "row " + type + " (expected: P, C, L, D, A, R, F, S, H or T)");
    }
  }

  private static ClockRow clockRow(ByteBuffer in) {
    Instant now = Instant.ofEpochMilli(in.getLong());
    boolean awaiting = in.get() != 0;
    long waiting = in.getLong();
    return new ClockRow(now, awaiting, waiting == NEVER ? null : Instant.ofEpochMilli(waiting));
  }

  private static RuleTerms ruleTerms(ByteBuffer in) {
    return new RuleTerms(Instant.ofEpochMilli(in.getLong()), in.get() != 0);
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  private static DayRow dayRow(ByteBuffer in) {
    long version = in.getLong();
    Instant knownAt = Instant.ofEpochMilli(in.getLong());
    long told = in.getLong();
    boolean closed = in.get() != 0;
    long closing = in.getLong();
    long loadedOn = in.getLong();
    String state = text(in);
    return new DayRow(
        version,
        DayState.valueOf(state),
        knownAt,
        told,
        closed ? Long.valueOf(closing) : null,
        loadedOn == NEVER ? null : LocalDate.ofEpochDay(loadedOn));
  }

  private interface RowVisitor {
    void row(String city, byte type, ByteBuffer rest, byte[] value);
  }

  private void each(RowVisitor visitor) {
    try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
      while (rows.hasNext()) {
        KeyValue<Bytes, byte[]> row = rows.next();
        byte[] key = row.key.get();
        int end = 0;
        while (key[end] != 0) {
          end++;
        }
        visitor.row(
            new String(key, 0, end, StandardCharsets.UTF_8),
            key[end + 1],
            ByteBuffer.wrap(key, end + 2, key.length - end - 2).slice(),
            row.value);
      }
    }
  }

  private static <T> T read(ByteBuffer value, BinaryMessageDecoder<T> decoder) {
    try {
      return decoder.decode(value);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored row cannot be read", e);
    }
  }

  private void put(Bytes key, byte[] value) {
    store.put(key, value);
  }

  private static Bytes key(String city, byte type, byte... rest) {
    byte[] code = city.getBytes(StandardCharsets.UTF_8);
    ByteBuffer key = ByteBuffer.allocate(code.length + 2 + rest.length);
    return Bytes.wrap(key.put(code).put((byte) 0).put(type).put(rest).array());
  }
}
