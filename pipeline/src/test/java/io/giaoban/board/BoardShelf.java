package io.giaoban.board;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Keeps what a board keeps, of some cities. */
public final class BoardShelf {
  private final Set<String> cities;
  private @Nullable CityDaysView days = new CityDaysView();
  private @Nullable UnitDaysView unitDays = new UnitDaysView();
  private final Set<Long> keptDays = new HashSet<>();
  private final Set<Long> keptUnitDays = new HashSet<>();

  /** A shelf for these cities. */
  public BoardShelf(Set<String> cities) {
    this.cities = cities;
  }

  /** Reads a record as a board does. */
  public interface Reader {
    /** The record, not shared with anybody. */
    SpecificRecord read() throws IOException;
  }

  /** Keeps what is told of a city, if it is one of its own. */
  public void put(String city, Reader reader) {
    if (!cities.contains(city)) {
      return;
    }
    try {
      SpecificRecord record = reader.read();
      if (record instanceof CityDay day) {
        days.put(day);
        keptDays.add(key(city, day.getDay(), day.getIssue()));
      } else if (record instanceof UnitDay day) {
        unitDays.put(day);
        keptUnitDays.add(key(city + day.getUnit(), day.getDay(), day.getIssue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long key(String place, LocalDate day, LocalDate issue) {
    return ((long) place.hashCode() << 32) | ((day.toEpochDay() << 12) ^ issue.toEpochDay());
  }

  /** How many city days it keeps, each issue for itself. */
  public long keptDays() {
    return keptDays.size();
  }

  /** How many unit days it keeps, each issue for itself. */
  public long keptUnitDays() {
    return keptUnitDays.size();
  }

  /** Forgets the city days. */
  public void forgetDays() {
    days = null;
  }

  /** Forgets the unit days. */
  public void forgetUnitDays() {
    unitDays = null;
  }
}
