package io.giaoban.cli;

import io.giaoban.board.AlertHistory;
import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Alerts as a table for people. */
final class AlertsTable {
  private static final List<String> HEADER =
      List.of("id", "state", "severity", "place", "days", "peak", "undelivered", "acknowledged by");
  private static final String NONE = "–";

  private AlertsTable() {}

  static List<String> lines(List<AlertHistory> alerts) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    alerts.forEach(alert -> rows.add(row(alert)));
    return Cells.table(rows);
  }

  private static List<String> row(AlertHistory history) {
    Alert alert = history.last();
    return List.of(
        alert.getId(),
        alert.getState().name().toLowerCase(Locale.ROOT),
        alert.getSeverity(),
        alert.getUnit() == null ? alert.getCity() : alert.getCity() + "/" + alert.getUnit(),
        alert.getFirstDay().equals(alert.getLastDay())
            ? alert.getFirstDay().toString()
            : alert.getFirstDay() + "…" + alert.getLastDay(),
        number(alert.getPeak()),
        undelivered(alert),
        history.acknowledgement().map(Acknowledgement::getAuthor).orElse(NONE));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
  }

  /** Why nobody is told. */
  private static String undelivered(Alert alert) {
    if (alert.getSilencedBy() != null) {
      return "silenced by " + alert.getSilencedBy();
    }
    return alert.getInhibitedBy() == null ? NONE : "inhibited by " + alert.getInhibitedBy();
  }
}
