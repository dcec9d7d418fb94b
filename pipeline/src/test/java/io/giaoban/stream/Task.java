package io.giaoban.stream;

import io.giaoban.ledger.Entry;
import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A task of Kafka Streams without Kafka Streams. */
final class Task implements Outbox {
  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("rows").get();
  private final Rows rows = new Rows(store);
  private final TaskDesks desks = new TaskDesks();
  private final List<City> cities;
  private List<Object> told = new ArrayList<>();

  Task(List<City> cities) {
    this.cities = cities;
    AvroTrust.grant();
    cities.forEach(city -> desks.put(city, Instant.EPOCH, rows));
    desks.put(Story.atLeast(100), rows);
    desks.put(Story.atLeast(200), rows);
    flushed();
  }

  /** What a process finds that takes the task over. */
  private Task(Task other) {
    cities = other.cities;
    try (var all = other.store.all()) {
      all.forEachRemaining(row -> store.put(row.key, row.value));
    }
    desks.restore(rows);
  }

  Task restarted() {
    return new Task(this);
  }

  List<Object> take(List<Report> reports, int flushEvery) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      Report report = reports.get(i);
      CityDesk desk = desks.desk(report.city());
      Entry entry = desks.enter(desk, report, report.reportedAt());
      desk.tally().entered(entry, report.reportedAt(), desk.city()::dateOf);
      if ((i + 1) % flushEvery == 0) {
        all.addAll(flushed());
      }
    }
    all.addAll(flushed());
    return all;
  }

  /** Brings every city up to date, touched or not. */
  List<Object> flushed() {
    told = new ArrayList<>();
    cities.forEach(city -> desks.touch(desks.desk(city.code())));
    desks.flush(this, rows);
    return told;
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
  public void alert(Alert alert) {
    told.add(alert);
  }

  @Override
  public void intake(IntakeCounts counts) {
    told.add(counts);
  }
}
