package io.giaoban.stream;

import io.giaoban.alert.Rule;
import io.giaoban.ledger.Entry;
import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A task of Kafka Streams without Kafka Streams. */
final class Task implements Outbox {
  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("rows").get();
  private final Rows rows = new Rows(store);
  private final TaskDesks desks = new TaskDesks(new TaskSigns());
  private final List<City> cities;
  private final List<SpecificRecord> told = new ArrayList<>();

  /**
   * A task with these cities.
   *
   * @param start from when on every day of theirs is awaited; the epoch: none is
   */
  Task(List<City> cities, Instant start) {
    AvroTrust.grant();
    this.cities = cities;
    cities.forEach(city -> desks.put(city, start, rows));
    desks.put(Story.atLeast(100), false, start, rows);
    desks.put(Story.atLeast(200), false, start, rows);
  }

  /** What a process finds that takes the task over. */
  private Task(Task other) {
    this.cities = other.cities;
    try (var all = other.store.all()) {
      all.forEachRemaining(row -> store.put(row.key, row.value));
    }
    desks.restore(rows);
  }

  Task restarted() {
    return new Task(this);
  }

  void take(Report report, Instant knownAt) {
    desks.arrive(knownAt);
    CityDesk desk = desks.desk(report.city());
    Entry entry = desks.enter(desk, report, knownAt);
    desk.tally().entered(entry, knownAt);
  }

  void put(City city, Instant knownAt) {
    desks.arrive(knownAt);
    desks.put(city, knownAt, rows);
  }

  void put(Rule rule, Instant knownAt) {
    desks.arrive(knownAt);
    desks.put(rule, false, knownAt, rows);
  }

  void tick(Instant at) {
    desks.arrive(at);
    desks.tick(at);
  }

  /** Tells what is to be told before a commit. */
  void flush() {
    if (desks.takePulse()) {
      desks.flush(this, rows);
    }
  }

  /** Nothing more comes for now. */
  void rest() {
    desks.rest(this, rows);
  }

  /** Brings every city up to date, touched or not. */
  void flushAll() {
    cities.forEach(city -> desks.touch(desks.desk(city.code())));
    desks.flush(this, rows);
  }

  /** What was told since the last call. */
  List<SpecificRecord> takeTold() {
    List<SpecificRecord> taken = new ArrayList<>(told);
    told.clear();
    return taken;
  }

  @Override
  public void cityDay(CityDay day) {
    told.add(day);
  }

  @Override
  public void unitDay(UnitDay day) {
    told.add(day);
  }

  @Override
  public void alert(Alert alert, Origin origin) {
    told.add(alert);
  }

  @Override
  public void ruleHealth(RuleHealth health) {
    told.add(health);
  }

  @Override
  public void intake(IntakeCounts counts) {
    told.add(counts);
  }
}
