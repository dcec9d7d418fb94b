package io.giaoban.stream;

import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.wire.Origin;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The reports that a stretch of time brought of a city, so that an alert can name the submission
 * behind it. Several may have raised it together; it is laid to the last one about the unit, or
 * about the day, that it is about. For people who look for causes: forgotten in a crash.
 */
final class Causes {
  private final Map<String, Headers> ofUnits = new HashMap<>();
  private final NavigableMap<LocalDate, Headers> ofDays = new TreeMap<>();

  /**
   * A report changed something.
   *
   * @param headers of its record; read only if an alert asks
   */
  void add(Report report, Headers headers) {
    ofUnits.put(report.unit(), headers);
    ofDays.put(report.day(), headers);
  }

  /** Where the report came from that an alert is laid to. */
  Origin of(Alert alert) {
    Headers headers = alert.getUnit() == null ? upTo(alert.getDay()) : ofUnits.get(alert.getUnit());
    return headers == null ? Origin.UNKNOWN : Origin.of(headers);
  }

  void clear() {
    ofUnits.clear();
    ofDays.clear();
  }

  /** Figures look back: the last day up to that one, else, as for a judgement, the next. */
  private @Nullable Headers upTo(LocalDate day) {
    Map.Entry<LocalDate, Headers> found = ofDays.floorEntry(day);
    found = found == null ? ofDays.firstEntry() : found;
    return found == null ? null : found.getValue();
  }
}
