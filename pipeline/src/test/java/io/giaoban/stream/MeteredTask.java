package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.alert.RulesFile;
import io.giaoban.board.BoardShelf;
import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Origin;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.jspecify.annotations.Nullable;

/** A task of Kafka Streams without Kafka Streams, with a meter at each of its topics. */
final class MeteredTask implements Outbox {
  static final String CHANGELOG = "changelog";

  /** Avro's own header of ten bytes is five in the wire format of registries. */
  private static final int HEADER_BYTES = 10;

  private static final int WIRE_HEADER_BYTES = 5;

  private final int partition;
  private final ScaleMeters meters;
  private final BoardShelf board;
  private final KeyValueStore<Bytes, byte[]> store = new MeteredStore();
  private final Rows rows = new Rows(store);
  private @Nullable TaskDesks desks = newDesks();
  private boolean touched;
  private long now;

  MeteredTask(int partition, ScaleMeters meters, BoardShelf board, Instant start) {
    this.partition = partition;
    this.meters = meters;
    this.board = board;
    RulesFile.shipped().forEach(rule -> desks.put(rule, false, start, rows));
  }

  void put(City city, Instant start) {
    desks.put(city, start, rows);
  }

  void take(Report report, Instant at) {
    now = at.toEpochMilli();
    desks.arrive(at);
    CityDesk desk = desks.desk(report.city());
    desk.tally().entered(desks.enter(desk, report, at), at);
    touched = true;
  }

  void tick(Instant at) {
    now = at.toEpochMilli();
    desks.arrive(at);
    desks.tick(at);
    touched = true;
  }

  /** The end of a transaction. */
  boolean commit() {
    boolean commit = touched;
    if (commit) {
      desks.rest(this, rows);
      touched = false;
    }
    return commit;
  }

  /** The process ends, and another takes over: the desks are gone, the rows are there. */
  void forget() {
    desks = null;
  }

  void restore() {
    desks = newDesks();
    desks.restore(rows);
  }

  /** What compaction leaves of the changelog: records, and bytes of their keys and values. */
  long[] stored() {
    long[] sum = new long[2];
    try (var all = store.all()) {
      all.forEachRemaining(
          row -> {
            sum[0]++;
            sum[1] += row.key.get().length + row.value.length;
          });
    }
    return sum;
  }

  private static TaskDesks newDesks() {
    return new TaskDesks(new TaskSigns());
  }

  @Override
  public void cityDay(CityDay day) {
    String key = day.getCity() + "|" + day.getDay() + "|" + day.getIssue();
    byte[] value = write(Topics.CITY_DAYS.name(), key, day::toByteBuffer);
    board.put(day.getCity(), () -> CityDay.fromByteBuffer(ByteBuffer.wrap(value)));
  }

  @Override
  public void unitDay(UnitDay day) {
    String key = day.getCity() + "/" + day.getUnit() + "|" + day.getDay() + "|" + day.getIssue();
    byte[] value = write(Topics.UNIT_DAYS.name(), key, day::toByteBuffer);
    board.put(day.getCity(), () -> UnitDay.fromByteBuffer(ByteBuffer.wrap(value)));
  }

  @Override
  public void alert(Alert alert, Origin origin) {
    write(Topics.ALERTS.name(), alert.getCity(), alert::toByteBuffer);
  }

  @Override
  public void ruleHealth(RuleHealth health) {
    write(
        Topics.RULE_HEALTH.name(), health.getRule() + "|" + health.getCity(), health::toByteBuffer);
  }

  @Override
  public void intake(IntakeCounts counts) {
    write(
        Topics.INTAKE_COUNTS.name(),
        counts.getCity() + "|" + counts.getIssue(),
        counts::toByteBuffer);
  }

  private interface Avro {
    ByteBuffer write() throws IOException;
  }

  private byte[] write(String topic, String key, Avro record) {
    try {
      byte[] written = record.write().array();
      byte[] value = Arrays.copyOfRange(written, HEADER_BYTES - WIRE_HEADER_BYTES, written.length);
      meters.add(topic, partition, now, key.getBytes(UTF_8), value);
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class MeteredStore extends InMemoryKeyValueStore {
    MeteredStore() {
      super("rows");
    }

    @Override
    public synchronized void put(Bytes key, byte[] value) {
      meters.add(CHANGELOG, partition, now, key.get(), value == null ? new byte[0] : value);
      super.put(key, value);
    }
  }
}
