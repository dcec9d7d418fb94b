package io.giaoban.alert;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The alerts of one place: what was told of them, and what has to be. */
final class PlaceAlerts {
  private final SortedMap<String, SortedMap<String, Alert>> told = new TreeMap<>();
  private final NavigableSet<String> open = new TreeSet<>();
  private final NavigableSet<String> changed = new TreeSet<>();
  private final Set<String> held = new HashSet<>();
  private final PlaceCourses courses;
  private boolean heldAnew;

  PlaceAlerts(
      @Nullable String unit,
      PlaceDays days,
      PlaceCourses.Calendar calendar,
      RuleHealthBook health) {
    this.courses = new PlaceCourses(unit, days, calendar, health, new Notes());
  }

  /** What rules have seen in the place's days. */
  PlaceCourses courses() {
    return courses;
  }

  void restore(Alert message) {
    String rule = message.getRule();
    SortedMap<String, Alert> alerts = told.computeIfAbsent(rule, id -> new TreeMap<>());
    alerts.put(message.getId(), message);
    if (isOpen(message) || alerts.values().stream().anyMatch(PlaceAlerts::isOpen)) {
      open.add(rule);
    } else {
      open.remove(rule);
    }
  }

  /** The rules that told something here, be they in force or not. */
  Collection<String> rulesTold() {
    return told.keySet();
  }

  /** The rules of which something may have to be told. */
  NavigableSet<String> takeChanged() {
    courses.forgetDay();
    NavigableSet<String> taken = new TreeSet<>(changed);
    changed.clear();
    return taken;
  }

  boolean anyChanged() {
    return !changed.isEmpty();
  }

  /** Something other than the days may change what is to be told of the rule. */
  void touch(String rule) {
    changed.add(rule);
  }

  /** Notes whether something of the rule is held back. */
  void hold(String rule, boolean something) {
    if (something) {
      held.add(rule);
    } else {
      held.remove(rule);
    }
  }

  /** Whether anything was held back since the last call. */
  boolean takeHeldAnew() {
    boolean taken = heldAnew;
    heldAnew = false;
    return taken;
  }

  /** What is held back is to be told. */
  void touchHeld() {
    changed.addAll(held);
  }

  /** The last message of each of the rule's alerts. */
  Collection<Alert> told(String rule) {
    return told.getOrDefault(rule, new TreeMap<>()).values();
  }

  /** The rules with an alert that is open. */
  Set<String> open() {
    return open;
  }

  static boolean isOpen(Alert last) {
    return last.getState() == AlertState.RAISED || last.getState() == AlertState.UPDATED;
  }

  /** What has to be told, and when. */
  private final class Notes implements PlaceCourses.Listener {
    @Override
    public void episodesChange(String rule) {
      changed.add(rule);
    }

    /** Also told where no updates are, if another day may have another rule's alert over it. */
    @Override
    public void goesOn(Rule rule) {
      if (rule.updates() != Updates.NONE || !rule.inhibitedBy().isEmpty()) {
        changed.add(rule.id());
      }
    }

    /** How an open day grows is told when it closes or the date ends. */
    @Override
    public void heightChanges(Rule rule) {
      if (rule.updates() == Updates.DAILY) {
        held.add(rule.id());
        heldAnew = true;
      }
    }
  }
}
