package io.giaoban.dispatch.cap;

import io.giaoban.dispatch.Muted;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.ArrayList;
import java.util.List;

/** Which of an alert's messages are for the public. */
final class PublicMessages {
  private PublicMessages() {}

  /**
   * Those that are not muted; an end only where the public was told of something that goes on, or
   * where it sets right an end that the public was told.
   *
   * @param history an alert's first messages, in the order in which they were told
   */
  static List<Alert> of(List<Alert> history) {
    List<Alert> told = new ArrayList<>();
    boolean open = false;
    for (Alert message : history) {
      boolean end = isEnd(message);
      boolean mends = !told.isEmpty() && isCorrection(message);
      if (Muted.of(message).isEmpty() && (open || !end || mends)) {
        told.add(message);
        open = !end;
      }
    }
    return List.copyOf(told);
  }

  private static boolean isCorrection(Alert message) {
    return message.getState() == AlertState.CANCELLED || "CORRECTED".equals(message.getReason());
  }

  /** Whether a message says that its alert is over. */
  static boolean isEnd(Alert message) {
    return message.getState() == AlertState.RESOLVED || message.getState() == AlertState.CANCELLED;
  }
}
