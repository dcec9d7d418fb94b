package io.giaoban.stream;

import static io.giaoban.stream.RowKind.CLOCK;
import static io.giaoban.stream.RowKind.DAY;
import static io.giaoban.stream.RowKind.HEALTH;
import static io.giaoban.stream.RowKind.LEDGER;
import static io.giaoban.stream.RowKind.PLACE;
import static io.giaoban.stream.RowKind.RULE;
import static io.giaoban.stream.RowKind.RULE_TERMS;
import static io.giaoban.stream.RowKind.SILENCE;
import static io.giaoban.stream.RowKind.TALLY;

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
import io.giaoban.schema.RuleHealth;
import io.giaoban.wire.Simultaneous;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A task's state as rows of its changelogged store. */
final class Rows {
  private static final String NO_CITY = "";

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
      @Nullable LocalDate loadedOn) {
    boolean sameAs(DayRow other) {
      return state == other.state
          && told == other.told
          && Objects.equals(closing, other.closing)
          && Objects.equals(loadedOn, other.loadedOn)
          && Simultaneous.are(knownAt, other.knownAt);
    }
  }

  /**
   * A city's clock.
   *
   * @param awaiting whether every day begins by itself
   * @param waiting since when something waits to be told; null: nothing does
   */
  record ClockRow(Instant now, boolean awaiting, @Nullable Instant waiting) {
    boolean sameAs(ClockRow other) {
      return awaiting == other.awaiting && Simultaneous.are(now, other.now);
    }
  }

  /**
   * Under what terms a rule is in force in a city.
   *
   * @param since since when, by the city's clock
   * @param backfill whether what was over before is told, too
   */
  record RuleTerms(Instant since, boolean backfill) {
    static final RuleTerms SINCE_EVER = new RuleTerms(Instant.EPOCH, false);

    boolean sameAs(RuleTerms other) {
      return backfill == other.backfill && Simultaneous.are(since, other.since);
    }
  }

  void putPlace(City city) {
    put(key(city.code(), PLACE), PlacesFile.toJson(city));
  }

  void putClock(String city, ClockRow row) {
    put(key(city, CLOCK), RowValues.write(row));
  }

  void putLedger(String city, LedgerRow row) {
    put(key(city, LEDGER, Utils.toArray(row.key())), Utils.toArray(row.value()));
  }

  void putDay(String city, LocalDate day, DayRow row) {
    put(
        key(city, DAY, ByteBuffer.allocate(8).putLong(day.toEpochDay()).array()),
        RowValues.write(row));
  }

  void putAlert(Alert alert) {
    put(RowKey.of(alert), RowValues.write(alert::toByteBuffer));
  }

  void putHealth(RuleHealth health) {
    byte[] rule = health.getRule().getBytes(StandardCharsets.UTF_8);
    put(key(health.getCity(), HEALTH, rule), RowValues.write(health::toByteBuffer));
  }

  /** The counts of the last day; earlier ones change no more. */
  void putTally(IntakeCounts counts) {
    put(
        key(Objects.requireNonNullElse(counts.getCity(), NO_CITY), TALLY),
        RowValues.write(counts::toByteBuffer));
  }

  void putRule(Rule rule) {
    put(key(NO_CITY, RULE, rule.id().getBytes(StandardCharsets.UTF_8)), RulesFile.toJson(rule));
  }

  /** Under what terms the rule is in force in the city; null: no longer. */
  void putTerms(String city, String rule, @Nullable RuleTerms terms) {
    RowKey key = key(city, RULE_TERMS, rule.getBytes(StandardCharsets.UTF_8));
    if (terms == null) {
      delete(key);
    } else {
      put(key, RowValues.write(terms));
    }
  }

  void putSilence(Silence silence) {
    put(
        key(NO_CITY, SILENCE, silence.id().getBytes(StandardCharsets.UTF_8)),
        SilenceJson.write(silence));
  }

  void deleteSilence(String id) {
    delete(key(NO_CITY, SILENCE, id.getBytes(StandardCharsets.UTF_8)));
  }

  void deleteRule(String id) {
    delete(key(NO_CITY, RULE, id.getBytes(StandardCharsets.UTF_8)));
  }

  void readAll(Reader reader) {
    // Places before anything else, as all other rows of a city need it.
    each(
        (key, value) -> {
          if (key.kind() == PLACE) {
            reader.place(PlacesFile.fromJson(value));
          }
        });
    each((key, value) -> read(reader, key, value));
  }

  private static void read(Reader to, RowKey key, byte[] value) {
    String city = key.city();
    ByteBuffer in = ByteBuffer.wrap(value);
    switch (key.kind()) {
      case PLACE -> {}
      case CLOCK -> to.clock(city, RowValues.clockRow(in));
      case LEDGER -> to.ledger(city, new LedgerRow(key.rest(), in));
      case DAY -> to.day(city, key.day(), RowValues.dayRow(in));
      case ALERT -> to.alert(city, RowValues.alert(in));
      case RULE -> to.rule(value);
      case RULE_TERMS -> to.ruleTerms(city, key.text(), RowValues.ruleTerms(in));
      case HEALTH -> to.health(city, RowValues.health(in));
      case SILENCE -> to.silence(SilenceJson.read(value));
      case TALLY -> to.tally(city, RowValues.tally(in));
    }
  }

  private void each(BiConsumer<RowKey, byte[]> visitor) {
    try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
      rows.forEachRemaining(row -> visitor.accept(RowKey.of(row.key.get()), row.value));
    }
  }

  private void put(RowKey key, byte[] value) {
    store.put(Bytes.wrap(key.toBytes()), value);
  }

  private void delete(RowKey key) {
    store.delete(Bytes.wrap(key.toBytes()));
  }

  private static RowKey key(String city, RowKind kind, byte... rest) {
    return new RowKey(city, kind, ByteBuffer.wrap(rest));
  }
}
