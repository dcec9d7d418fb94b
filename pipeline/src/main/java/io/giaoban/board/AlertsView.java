package io.giaoban.board;

import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The alerts, each with all that was told of it and who has acknowledged it, in whatever order the
 * two become known. Thread-safe.
 */
public final class AlertsView {
  private final Map<String, AlertHistory> histories = new ConcurrentSkipListMap<>();

  /** Takes the next message of an alert. */
  public void put(Alert message) {
    histories.compute(
        message.getId(),
        (id, before) -> (before == null ? AlertHistory.NONE : before).with(message));
  }

  /** Takes the next acknowledgement of an alert. */
  public void put(Acknowledgement acknowledgement) {
    histories.compute(
        acknowledgement.getAlert(),
        (id, before) -> (before == null ? AlertHistory.NONE : before).with(acknowledgement));
  }

  /** All alerts, by id. */
  public Collection<AlertHistory> histories() {
    return histories.values().stream().filter(AlertsView::told).toList();
  }

  /** One alert; empty: there is none of that id. */
  public Optional<AlertHistory> history(String id) {
    return Optional.ofNullable(histories.get(id)).filter(AlertsView::told);
  }

  private static boolean told(AlertHistory history) {
    return !history.messages().isEmpty();
  }
}
