package io.giaoban.board;

import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that was told of one alert, and who has acknowledged it.
 *
 * @param messages in the order in which they were told
 * @param acknowledgements in the order in which they were made
 */
public record AlertHistory(List<Alert> messages, List<Acknowledgement> acknowledgements) {
  static final AlertHistory NONE = new AlertHistory(List.of(), List.of());

  public AlertHistory {
    messages = List.copyOf(messages);
    acknowledgements = List.copyOf(acknowledgements);
  }

  AlertHistory with(Alert message) {
    return new AlertHistory(and(messages, message), acknowledgements);
  }

  AlertHistory with(Acknowledgement acknowledgement) {
    return new AlertHistory(messages, and(acknowledgements, acknowledgement));
  }

  /** The alert as it was told last. */
  public Alert last() {
    return messages.get(messages.size() - 1);
  }

  /**
   * The last acknowledgement that holds: the alert was not raised again after the message that was
   * acknowledged.
   */
  public Optional<Acknowledgement> acknowledgement() {
    int raised =
        messages.stream()
            .filter(message -> message.getState() == AlertState.RAISED)
            .mapToInt(Alert::getSequence)
            .max()
            .orElse(0);
    return acknowledgements.stream()
        .filter(acknowledgement -> acknowledgement.getSequence() >= raised)
        .reduce((before, last) -> last);
  }

  private static <T> List<T> and(List<T> before, T next) {
    List<T> all = new ArrayList<>(before);
    all.add(next);
    return all;
  }
}
