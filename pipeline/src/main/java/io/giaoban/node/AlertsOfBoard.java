package io.giaoban.node;

import io.giaoban.board.AlertHistory;
import io.giaoban.board.AlertsView;
import io.giaoban.dispatch.cap.ToldAlerts;
import io.giaoban.schema.Alert;
import java.util.Collection;
import java.util.List;

/** The alerts that the board knows, for those that tell the public. */
record AlertsOfBoard(AlertsView view) implements ToldAlerts {

  @Override
  public Collection<List<Alert>> histories() {
    return view.histories().stream().map(AlertHistory::messages).toList();
  }

  @Override
  public List<Alert> history(String id) {
    return view.history(id).map(AlertHistory::messages).orElse(List.of());
  }
}
