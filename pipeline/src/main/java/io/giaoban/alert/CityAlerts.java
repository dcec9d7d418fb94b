package io.giaoban.alert;

import static java.util.Objects.requireNonNull;

import io.giaoban.place.City;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a city and its units: what the rules see in their days, and the difference to what
 * was told before. Not thread-safe.
 */
public final class CityAlerts {
  private final SortedMap<String, RuleInForce> rules = new TreeMap<>();
  private final SilenceBook silences = new SilenceBook();
  private final RuleHealthBook health = new RuleHealthBook();
  private final Map<String, RuleIndex> ofUnit = new HashMap<>();
  private final SortedMap<String, PlaceAlerts> units = new TreeMap<>();
  private final Set<String> stale = new HashSet<>();
  private final SortedSet<String> due = new TreeSet<>();
  private final Source source;
  private final DayMarks marks;
  private final PlaceAlerts whole;
  private RuleIndex ofCity = RuleIndex.NONE;
  private List<ReportingUnit> closing = List.of();
  private boolean indexed;
  private City city;

  /** Where days come from. */
  public interface Source {
    /** What the unit's day comes to, be it reported or not. */
    UnitDay unitDay(String unit, LocalDate day);

    /** Whether the day was over before anything was known of it. */
    boolean loaded(LocalDate day);
  }

  /**
   * Alerts over these days.
   *
   * @param days the city's days as they stand; read again at each call
   */
  public CityAlerts(City city, NavigableMap<LocalDate, CityDay> days, Source source) {
    this.city = city;
    this.source = source;
    this.marks = new DayMarks(days);
    this.whole = new PlaceAlerts(null, days::get, marks, health);
  }

  /** The city is another from now on: units come, go and are of other kinds. */
  public void put(City changed) {
    city = changed;
    indexed = false;
    health.forgetUnits();
    units.forEach((unit, place) -> touchAll(place));
    touchAll(whole);
    seeUnitsAnew();
  }

  /** Puts a rule in force; one of the same id gives way to it. */
  public void put(RuleInForce rule) {
    String id = rule.rule().id();
    rules.put(id, rule);
    health.begin(id);
    indexed = false;
    units.values().forEach(place -> place.courses().forget(id));
    whole.courses().forget(id);
    if (rule.rule().scope().covers(city)) {
      whole.courses().seeAll(rule);
    } else if (rule.rule().scope().of() == Scope.Of.UNITS) {
      seeUnitsAnew();
    }
  }

  /** The rule in force; null: there is none of that id. */
  public @Nullable RuleInForce rule(String id) {
    return rules.get(id);
  }

  /** Takes a rule out of force; what it told and is open is cancelled. */
  public void remove(String id) {
    rules.remove(id);
    health.begin(id);
    indexed = false;
    units.values().forEach(place -> place.courses().forget(id));
    whole.courses().forget(id);
  }

  /** Puts a silence in force, from its own time on. */
  public void put(Silence silence) {
    silences.put(silence);
    silencesChange();
  }

  /** Takes a silence back. */
  public void removeSilence(String id) {
    silences.remove(id);
    silencesChange();
  }

  /** A silence begins or ends, or is another. */
  public void silencesChange() {
    places().forEach(place -> place.open().forEach(place::touch));
  }

  /** Takes note of a day that is new or has changed. */
  public void changed(CityDay day) {
    index();
    boolean flips = marks.mark(day);
    whole.courses().see(ofCity, day.getDay());
    if (flips && !ofUnit.isEmpty()) {
      flip(day);
    }
    endAlertsOfUnitsGoneBy(day.getDay());
  }

  /** A day without a unit ends the unit's alerts, as no other day of it ever will. */
  private void endAlertsOfUnitsGoneBy(LocalDate day) {
    for (ReportingUnit unit : closing) {
      PlaceAlerts place = units.get(unit.code());
      if (place != null && requireNonNull(unit.until()).isBefore(day)) {
        place.open().forEach(place::touch);
      }
    }
  }

  /** Takes note of a unit's day that is new or has changed. */
  public void changed(UnitDay day) {
    if (!marks.days().contains(day.getDay())) {
      return;
    }
    index();
    RuleIndex inScope = ofUnit.get(day.getUnit());
    if (stale.contains(day.getUnit())) {
      due.add(day.getUnit());
    } else if (inScope != null) {
      place(day.getUnit()).courses().seeWithSilentDays(inScope, day.getDay());
    }
  }

  /** Takes note of a message that was told earlier, such as after a restart. */
  public void restore(Alert message) {
    (message.getUnit() == null ? whole : place(message.getUnit())).restore(message);
  }

  /** Takes note of how a rule was told to fare. */
  public void restore(RuleHealth told) {
    health.restore(told);
  }

  /** What was told is known again; what rules see in units' days is worked out where it matters. */
  public void restored() {
    due.clear();
    places().forEach(PlaceAlerts::takeChanged);
    city.units().forEach(unit -> stale.add(unit.code()));
    if (health.anyUnitFails()) {
      due.addAll(stale);
    }
  }

  /**
   * Something of what is open may have been held back before a restart.
   *
   * @return whether anything is open
   */
  public boolean holdOpen() {
    boolean any = false;
    for (PlaceAlerts place : places()) {
      for (String rule : place.open()) {
        place.hold(rule, true);
        any = true;
      }
    }
    return any;
  }

  /** Something may not have been told before a restart. */
  public void tellAll() {
    due.addAll(stale);
    for (PlaceAlerts place : places()) {
      touchAll(place);
      rules.keySet().forEach(place::touch);
    }
  }

  /** What was held back is told where it is still true, as the date ends. */
  public AlertRound.Told tellHeld(Instant now) {
    places().forEach(PlaceAlerts::touchHeld);
    return tell(now, now, true);
  }

  /**
   * The messages that lead from what was told to what is true now; they count as told then.
   *
   * @param knownAt when the last of what they stand on was known
   * @param now the city's clock
   */
  public AlertRound.Told tell(Instant knownAt, Instant now) {
    return tell(knownAt, now, false);
  }

  /** How the rules fare whose health changed since the last call. */
  public List<RuleHealth> takeHealth(Instant knownAt) {
    return health.takeChanged(city.code(), knownAt);
  }

  private AlertRound.Told tell(Instant knownAt, Instant now, boolean dateEnds) {
    index();
    units.forEach(
        (unit, place) -> {
          if (place.anyChanged() && stale.contains(unit)) {
            due.add(unit);
          }
        });
    List.copyOf(due).forEach(this::seeAnew);
    due.clear();
    AlertRound round = new AlertRound(city, rules, silences, source, marks, knownAt, now, dateEnds);
    round.tell(null, whole);
    units.forEach(round::tell);
    return round.told();
  }

  /** Where nobody reported, only the day itself tells that it closed, is late, or is the city's. */
  private void flip(CityDay day) {
    Set<String> missing = Set.copyOf(day.getMissingUnits());
    for (ReportingUnit unit : city.units()) {
      String code = unit.code();
      RuleIndex inScope = ofUnit.get(code);
      PlaceAlerts place = units.get(code);
      boolean seen =
          stale.contains(code) || (place != null && place.courses().hasSeen(day.getDay()));
      if (inScope != null && (seen || missing.contains(code))) {
        if (stale.contains(code)) {
          due.add(code);
        } else {
          place(code).courses().see(inScope, day.getDay());
        }
      }
    }
  }

  private void seeUnitsAnew() {
    for (ReportingUnit unit : city.units()) {
      stale.add(unit.code());
      due.add(unit.code());
    }
  }

  private void seeAnew(String unit) {
    stale.remove(unit);
    PlaceAlerts place = place(unit);
    ofUnit.getOrDefault(unit, RuleIndex.NONE).rules().forEach(place.courses()::seeAll);
  }

  private PlaceAlerts place(String unit) {
    return units.computeIfAbsent(
        unit, code -> new PlaceAlerts(code, day -> source.unitDay(code, day), marks, health));
  }

  private Collection<PlaceAlerts> places() {
    List<PlaceAlerts> all = new ArrayList<>(units.values());
    all.add(0, whole);
    return all;
  }

  private static void touchAll(PlaceAlerts place) {
    place.rulesTold().forEach(place::touch);
  }

  /** Which rules look at what, worked out once for all that are put in force together. */
  private void index() {
    if (indexed) {
      return;
    }
    indexed = true;
    ofCity =
        RuleIndex.of(
            rules.values().stream().filter(rule -> rule.rule().scope().covers(city)).toList());
    closing = city.units().stream().filter(unit -> unit.until() != null).toList();
    ofUnit.clear();
    Map<List<RuleInForce>, RuleIndex> indexes = new HashMap<>();
    for (ReportingUnit unit : city.units()) {
      List<RuleInForce> inScope =
          rules.values().stream().filter(rule -> rule.rule().scope().covers(city, unit)).toList();
      if (!inScope.isEmpty()) {
        ofUnit.put(unit.code(), indexes.computeIfAbsent(inScope, RuleIndex::of));
      }
    }
  }
}
