package io.giaoban.alert;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.StatedBy;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;

/** A city's days, and which of them are closed and past due: for its units as for itself. */
final class DayMarks implements PlaceCourses.Calendar {
  private final NavigableMap<LocalDate, CityDay> days;
  private final Set<LocalDate> closed = new HashSet<>();
  private final Set<LocalDate> due = new HashSet<>();
  private final Set<LocalDate> byCity = new HashSet<>();

  DayMarks(NavigableMap<LocalDate, CityDay> days) {
    this.days = days;
  }

  /** Takes note of a day, and tells whether its units' days are others by it. */
  boolean mark(CityDay day) {
    boolean flips = set(closed, day.getDay(), day.getState() != DayState.OPEN);
    flips |= set(byCity, day.getDay(), day.getStatedBy() == StatedBy.CITY);
    return set(due, day.getDay(), day.getUnitsOnTime() != null) || flips;
  }

  @Override
  public NavigableSet<LocalDate> days() {
    return days.navigableKeySet();
  }

  @Override
  public boolean closed(LocalDate day) {
    return closed.contains(day);
  }

  @Override
  public boolean awaits(String unit, LocalDate day) {
    CityDay known = days.get(day);
    return known != null && known.getMissingUnits().contains(unit);
  }

  /** Whether there are days after this one. */
  boolean goBeyond(LocalDate day) {
    return !days.isEmpty() && days.lastKey().isAfter(day);
  }

  private static boolean set(Set<LocalDate> days, LocalDate day, boolean in) {
    return in ? days.add(day) : days.remove(day);
  }
}
