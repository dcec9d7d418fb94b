package io.giaoban.place;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * The hour at which a reporting day ends, in the city's own time: {@code 24:00} for the calendar
 * day's end, {@code 18:00} where the day D is [D-1 18:00, D 18:00).
 *
 * @param time the local time; midnight stands for the end of the day, not for its start
 */
public record Cutoff(LocalTime time) {
  /** The end of the calendar day. */
  public static final Cutoff MIDNIGHT = new Cutoff(LocalTime.MIDNIGHT);

  /**
   * Reads {@code HH:mm} from {@code 00:01} to {@code 24:00}.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  public static Cutoff parse(String text) {
    try {
      LocalTime time = text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
      if (text.equals("24:00") || !time.equals(LocalTime.MIDNIGHT)) {
        return new Cutoff(time);
      }
    } catch (DateTimeParseException e) {
      // said below, like every other text that is no cut-off
    }
    throw new IllegalArgumentException(
        "cutoff: \"" + text + "\" (expected: HH:mm from \"00:01\" to \"24:00\")");
  }

  /** The instant at which the reporting day ends; it belongs to the next day already. */
  public Instant endOf(LocalDate day, ZoneId zone) {
    LocalDate date = time.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
    return date.atTime(time).atZone(zone).toInstant();
  }

  @Override
  public String toString() {
    return time.equals(LocalTime.MIDNIGHT) ? "24:00" : time.toString();
  }
}
