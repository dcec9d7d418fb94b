package io.giaoban.stream;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.ledger.LedgerRow;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.schema.Alert;
import io.giaoban.schema.DayState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

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
  private static final String NO_CITY = "";

  private final KeyValueStore<Bytes, byte[]> store;

  Rows(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Takes back what was stored. A city's place comes first. */
  interface Reader {
    void place(City city);

    void clock(String city, Instant clock);

    void ledger(String city, LedgerRow row);

    void day(String city, LocalDate day, DayRow row);

    void alert(String city, Alert alert);

    void rule(Rule rule);
  }

  /** What is kept of a day besides the statements themselves. */
  record DayRow(long version, DayState state, Instant knownAt) {}

  void putPlace(City city) {
    put(key(city.code(), PLACE), PlacesFile.toJson(city));
  }

  void putClock(String city, Instant clock) {
    put(key(city, CLOCK), ByteBuffer.allocate(8).putLong(clock.toEpochMilli()).array());
  }

  void putLedger(String city, LedgerRow row) {
    put(key(city, LEDGER, bytes(row.key())), bytes(row.value()));
  }

  void putDay(String city, LocalDate day, DayRow row) {
    byte[] state = row.state().name().getBytes(StandardCharsets.UTF_8);
    ByteBuffer value = ByteBuffer.allocate(16 + state.length);
    value.putLong(row.version()).putLong(row.knownAt().toEpochMilli()).put(state);
    put(key(city, DAY, ByteBuffer.allocate(8).putLong(day.toEpochDay()).array()), value.array());
  }

  void putAlert(Alert alert) {
    try {
      put(
          key(alert.getCity(), ALERT, alert.getId().getBytes(StandardCharsets.UTF_8)),
          bytes(alert.toByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException("alert " + alert.getId() + " cannot be written", e);
    }
  }

  void putRule(Rule rule) {
    put(key(NO_CITY, RULE, rule.id().getBytes(StandardCharsets.UTF_8)), RulesFile.toJson(rule));
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
      case CLOCK -> to.clock(city, Instant.ofEpochMilli(in.getLong()));
      case LEDGER -> to.ledger(city, new LedgerRow(rest, in));
      case DAY -> to.day(city, LocalDate.ofEpochDay(rest.getLong()), dayRow(in));
      case ALERT -> to.alert(city, alert(in));
      case RULE -> to.rule(RulesFile.fromJson(value));
      default -> throw new IllegalStateException("row " + type + " (expected: P, C, L, D, A or R)");
    }
  }

  private static DayRow dayRow(ByteBuffer in) {
    long version = in.getLong();
    Instant knownAt = Instant.ofEpochMilli(in.getLong());
    String state = StandardCharsets.UTF_8.decode(in).toString();
    return new DayRow(version, DayState.valueOf(state), knownAt);
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

  private static Alert alert(ByteBuffer value) {
    try {
      return Alert.fromByteBuffer(value);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored alert cannot be read", e);
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

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
