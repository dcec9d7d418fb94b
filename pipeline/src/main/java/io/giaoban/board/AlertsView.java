package io.giaoban.board;

import io.giaoban.schema.Alert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The alerts, each with all that was told of it. Thread-safe. */
public final class AlertsView {
  private final Map<String, List<Alert>> histories = new ConcurrentSkipListMap<>();

  void put(Alert message) {
    histories.compute(
        message.getId(),
        (id, before) -> {
          List<Alert> history = before == null ? new ArrayList<>() : new ArrayList<>(before);
          history.add(message);
          return List.copyOf(history);
        });
  }

  /** Each alert's messages in the order in which they were told. */
  public Collection<List<Alert>> histories() {
    return histories.values();
  }

  /** One alert's messages; empty: there is none of that id. */
  public List<Alert> history(String id) {
    return histories.getOrDefault(id, List.of());
  }
}
