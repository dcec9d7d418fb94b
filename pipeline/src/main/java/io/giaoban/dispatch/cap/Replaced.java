package io.giaoban.dispatch.cap;

import io.giaoban.schema.Alert;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The public messages that a message replaces. */
final class Replaced {
  private static final char SEQUENCE = '#';

  private final Function<String, List<Alert>> histories;

  /**
   * Finds them.
   *
   * @param histories all messages of an alert by its id; empty: there is none
   */
  Replaced(Function<String, List<Alert>> histories) {
    this.histories = histories;
  }

  /**
   * What the public was told last of the alert itself, and of those that were joined to it or that
   * it was split off from.
   *
   * @param before the alert's earlier public messages
   */
  List<Alert> by(Alert message, List<Alert> before) {
    Stream<Alert> others =
        message.getReferences().stream()
            .filter(reference -> !idOf(reference).equals(message.getId()))
            .flatMap(this::publicOne);
    return Stream.concat(last(before), others).distinct().toList();
  }

  /** The message that is referred to, or where it was not public, the last one before that was. */
  private Stream<Alert> publicOne(String reference) {
    int sequence = Integer.parseInt(reference.substring(reference.lastIndexOf(SEQUENCE) + 1));
    List<Alert> history =
        histories.apply(idOf(reference)).stream()
            .takeWhile(message -> message.getSequence() <= sequence)
            .toList();
    return last(PublicMessages.of(history));
  }

  private static String idOf(String reference) {
    return reference.substring(0, reference.lastIndexOf(SEQUENCE));
  }

  private static Stream<Alert> last(List<Alert> messages) {
    return messages.stream().skip(Math.max(0, messages.size() - 1));
  }
}
