package io.giaoban.dispatch.cap;

import io.giaoban.schema.Alert;
import java.util.Collection;
import java.util.List;

/** The messages of all alerts, those for nobody's ears included. Thread-safe. */
public interface ToldAlerts {
  /** All messages of each alert, in the order in which they were told. */
  Collection<List<Alert>> histories();

  /** All messages of one alert, in the order in which they were told; empty: there is none. */
  List<Alert> history(String id);
}
