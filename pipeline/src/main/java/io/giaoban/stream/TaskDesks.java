package io.giaoban.stream;

import io.giaoban.alert.CompiledRule;
import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.Silence;
import io.giaoban.ledger.Entry;
import io.giaoban.ledger.LedgerRow;
import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desks of a task's cities, on the heap: what the task's two processors share. The rows beside
 * it hold the same and outlive the process; after a restart the desks are set up from them.
 */
final class TaskDesks implements StateStore {
  static final String NAME = "desks";

  private static final Logger LOG = LoggerFactory.getLogger(TaskDesks.class);

  /** After so many calls of {@link #atRest} what was told before is committed. */
  private static final int BEATS_TO_COMMIT = 5;

  private static final Comparator<CityDesk> BY_CITY =
      Comparator.comparing(desk -> desk.city().code());

  private final Map<String, CityDesk> desks = new TreeMap<>();
  private final Map<String, CompiledRule> rules = new TreeMap<>();
  private final Map<String, Silence> silences = new TreeMap<>();
  private final NavigableSet<CityDesk> dirty = new TreeSet<>(BY_CITY);
  private final NavigableSet<CityDesk> waiting = new TreeSet<>(BY_CITY);
  private IntakeTally tally = IntakeTally.ofNoCity(0);
  private Instant clock = Instant.EPOCH;
  private int partition;
  private boolean open;
  private final TaskSigns signs;
  private Instant latest = Instant.EPOCH;
  private long arrivals;
  private long arrivalsBefore;
  private int beats;
  private boolean pulsed;

  TaskDesks(TaskSigns signs) {
    this.signs = signs;
  }

  @Nullable CityDesk desk(String city) {
    return desks.get(city);
  }

  /** Marks a desk to be flushed before the next commit. */
  void touch(CityDesk desk) {
    dirty.add(desk);
    await(desk);
  }

  private void await(CityDesk desk) {
    waiting.add(desk);
    beats = 0;
    signs.waiting().set(partition, waiting.size());
  }

  /** A record has arrived: alerts that wait for an earlier stretch of time to end are told. */
  void arrive(Instant time) {
    arrivals++;
    latest = time.isAfter(latest) ? time : latest;
    tellAlerts(desk -> !AlertDesk.together(desk.now(), time) && desk.now().isBefore(time));
  }

  /**
   * Whether nothing has arrived since the last call: the wall clock decides nothing else, and by
   * that only how soon it is told what the next record would have told.
   */
  boolean atRest() {
    if (latest.isAfter(Instant.EPOCH)) {
      signs.times().set(partition, latest);
    }
    boolean rest = arrivals == arrivalsBefore && !waiting.isEmpty();
    arrivalsBefore = arrivals;
    beats = waiting.isEmpty() ? beats + 1 : 0;
    if (beats == BEATS_TO_COMMIT) {
      signs.waiting().set(partition, 0);
    }
    return rest;
  }

  /** Nothing more comes for now: what waits is told. */
  void rest(Outbox out, Rows rows) {
    tellAlerts(desk -> true);
    flush(out, rows);
  }

  private void tellAlerts(Predicate<CityDesk> which) {
    for (Iterator<CityDesk> desks = waiting.iterator(); desks.hasNext(); ) {
      CityDesk desk = desks.next();
      if (which.test(desk)) {
        desk.tellAlerts();
        dirty.add(desk);
        desks.remove();
      }
    }
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

  /**
   * Puts a rule in force; alerts that it raises are known from then on.
   *
   * @param backfill whether what was over before is told, too
   */
  void put(Rule rule, boolean backfill, Instant knownAt, Rows rows) {
    CompiledRule compiled = CompiledRule.compile(rule);
    rules.put(rule.id(), compiled);
    rows.putRule(rule);
    tellAll(knownAt, alerts -> alerts.put(compiled, backfill));
  }

  void removeRule(String id, Instant knownAt, Rows rows) {
    rules.remove(id);
    rows.deleteRule(id);
    tellAll(knownAt, alerts -> alerts.removeRule(id));
  }

  void put(Silence silence, Instant knownAt, Rows rows) {
    silences.put(silence.id(), silence);
    rows.putSilence(silence);
    tellAll(knownAt, alerts -> alerts.put(silence));
  }

  void removeSilence(String id, Instant knownAt, Rows rows) {
    silences.remove(id);
    rows.deleteSilence(id);
    tellAll(knownAt, alerts -> alerts.removeSilence(id));
  }

  private void tellAll(Instant knownAt, Consumer<AlertDesk> what) {
    for (CityDesk desk : desks.values()) {
      desk.advance(knownAt);
      what.accept(desk.alerts());
      touch(desk);
    }
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
    for (CityDesk desk : desks.values()) {
      desk.restored(rules.values(), silences.values());
      if (desk.alerts().pending() != null) {
        await(desk);
      }
      signs.setUpCity();
    }
  }

  /**
   * The task ends here, or rests as a standby: its rows are kept on, its desks are not. Whoever
   * takes it up again restores them.
   */
  void leave() {
    clear();
    signs.forget(partition);
  }

  private CityDesk newDesk(City city) {
    CityDesk desk = new CityDesk(city, partition);
    rules.values().forEach(rule -> desk.alerts().put(rule, false));
    silences.values().forEach(desk.alerts()::put);
    desks.put(city.code(), desk);
    return desk;
  }

  private void clear() {
    desks.clear();
    rules.clear();
    silences.clear();
    dirty.clear();
    waiting.clear();
    tally = IntakeTally.ofNoCity(partition);
    clock = Instant.EPOCH;
    latest = Instant.EPOCH;
    beats = 0;
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
    leave();
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
    public void rule(byte[] json) {
      try {
        Rule rule = RulesFile.fromJson(json);
        rules.put(rule.id(), CompiledRule.compile(rule));
      } catch (IllegalArgumentException e) {
        LOG.warn("a stored rule is left out: {}", e.getMessage());
      }
    }

    @Override
    public void ruleTerms(String city, String rule, Rows.RuleTerms terms) {
      restored(city).alerts().restore(rule, terms);
    }

    @Override
    public void health(String city, RuleHealth health) {
      restored(city).alerts().restore(health);
    }

    @Override
    public void silence(Silence silence) {
      silences.put(silence.id(), silence);
    }

    @Override
    public void place(City city) {
      desks.put(city.code(), new CityDesk(city, partition));
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
      restored(city).alerts().restore(alert);
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
