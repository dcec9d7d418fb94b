package io.giaoban.stream;

import io.giaoban.alert.CompiledRule;
import io.giaoban.alert.Rule;
import io.giaoban.ledger.Entry;
import io.giaoban.ledger.LedgerRow;
import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.IntakeCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.jspecify.annotations.Nullable;

/**
 * The desks of a task's cities, on the heap: what the task's two processors share. The rows beside
 * it hold the same and outlive the process; after a restart the desks are set up from them.
 */
final class TaskDesks implements StateStore {
  static final String NAME = "desks";

  private final Map<String, CityDesk> desks = new TreeMap<>();
  private final Map<String, CompiledRule> rules = new TreeMap<>();
  private final Set<CityDesk> dirty = new LinkedHashSet<>();
  private IntakeTally tally = IntakeTally.ofNoCity(0);
  private Instant clock = Instant.EPOCH;
  private int partition;
  private boolean open;
  private boolean pulsed;

  @Nullable CityDesk desk(String city) {
    return desks.get(city);
  }

  /** Marks a desk to be flushed before the next commit. */
  void touch(CityDesk desk) {
    dirty.add(desk);
  }

  /** Counts what is about none of the cities. */
  IntakeTally tally() {
    return tally;
  }

  /** Takes a checked report. */
  Entry enter(CityDesk desk, Report report, Instant knownAt) {
    desk.advance(clock);
    touch(desk);
    return desk.enter(report, knownAt);
  }

  /** Time passes, be there reports or not. */
  void tick(Instant time) {
    clock = time.isAfter(clock) ? time : clock;
    for (CityDesk desk : desks.values()) {
      if (desk.dueBy(clock)) {
        desk.advance(clock);
        touch(desk);
      }
    }
  }

  /**
   * Takes a city as it is from now on.
   *
   * @param knownAt from when on every day of a new city is awaited; the epoch where time is the
   *     reports' own: days are those that were reported then
   */
  void put(City city, Instant knownAt, Rows rows) {
    CityDesk desk = desks.get(city.code());
    if (desk == null) {
      desk = newDesk(city);
      rows.putPlace(city);
      if (knownAt.isAfter(Instant.EPOCH)) {
        desk.awaitFrom(knownAt);
      }
    } else {
      desk.advance(knownAt);
      desk.put(city);
    }
    touch(desk);
  }

  /** Puts a rule in force; alerts that it raises are known from then on. */
  void put(Rule rule, Instant knownAt, Rows rows) {
    CompiledRule compiled = CompiledRule.compile(rule);
    rules.put(rule.id(), compiled);
    rows.putRule(rule);
    for (CityDesk desk : desks.values()) {
      desk.advance(knownAt);
      desk.put(compiled);
      touch(desk);
    }
  }

  void removeRule(String id, Rows rows) {
    rules.remove(id);
    rows.deleteRule(id);
    desks.values().forEach(desk -> desk.removeRule(id));
  }

  /** Whether a flush must be asked for: something is to be flushed, and none was asked for yet. */
  boolean takePulse() {
    boolean due = !pulsed && (!dirty.isEmpty() || tally.changed());
    pulsed |= due;
    return due;
  }

  void flush(Outbox out, Rows rows) {
    pulsed = false;
    dirty.forEach(desk -> desk.flush(out, rows));
    dirty.clear();
    for (IntakeCounts counts : tally.takeChanged()) {
      out.intake(counts);
      rows.putTally(counts);
    }
  }

  /** Sets the desks up from what was stored. */
  void restore(Rows rows) {
    clear();
    rows.readAll(new Restorer());
    desks.values().forEach(CityDesk::restored);
  }

  private CityDesk newDesk(City city) {
    CityDesk desk = new CityDesk(city, partition);
    rules.values().forEach(desk::put);
    desks.put(city.code(), desk);
    return desk;
  }

  private void clear() {
    desks.clear();
    rules.clear();
    dirty.clear();
    tally = IntakeTally.ofNoCity(partition);
    clock = Instant.EPOCH;
    pulsed = false;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    partition = context.taskId().partition();
    open = true;
  }

  @Override
  public void close() {
    clear();
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  private final class Restorer implements Rows.Reader {
    @Override
    public void rule(Rule rule) {
      CompiledRule compiled = CompiledRule.compile(rule);
      rules.put(rule.id(), compiled);
      desks.values().forEach(desk -> desk.put(compiled));
    }

    @Override
    public void place(City city) {
      newDesk(city);
    }

    @Override
    public void clock(String city, Rows.ClockRow row) {
      restored(city).restore(row);
    }

    @Override
    public void ledger(String city, LedgerRow row) {
      restored(city).restore(row);
    }

    @Override
    public void day(String city, LocalDate day, Rows.DayRow row) {
      restored(city).restore(day, row);
    }

    @Override
    public void alert(String city, Alert alert) {
      restored(city).restore(alert);
    }

    @Override
    public void tally(String city, IntakeCounts counts) {
      (city.isEmpty() ? tally : restored(city).tally()).restore(counts);
    }

    private CityDesk restored(String city) {
      CityDesk desk = desks.get(city);
      if (desk == null) {
        throw new IllegalStateException(
            "rows of city " + city + " (expected: its place among them)");
      }
      return desk;
    }
  }
}
