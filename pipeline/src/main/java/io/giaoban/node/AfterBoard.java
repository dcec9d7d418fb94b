package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.board.BoardListener;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.Then;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets the board hear of a message before a subscriber does: what is told around it, and what its
 * links lead to, comes from there. The two read the same topic beside each other.
 */
final class AfterBoard implements BoardListener {
  private static final long PATIENCE_SECONDS = 5;

  private final Board board;
  private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

  AfterBoard(Board board) {
    this.board = board;
    board.listen(this);
  }

  /** The same sender, that waits for the board; not for ever, as the message is what counts. */
  Sender of(Sender sender) {
    return notice -> Then.compose(known(notice), known -> sender.send(notice));
  }

  @Override
  public void cityDay(CityDay day) {
    // Days of one commit come with the alerts that stand on them.
  }

  @Override
  public void alert(Alert message) {
    CompletableFuture<Void> waiting = awaited.remove(key(message));
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  private CompletionStage<Void> known(Notice notice) {
    Alert last = notice.steps().get(notice.steps().size() - 1).message();
    if (isKnown(last)) {
      return CompletableFuture.completedStage(null);
    }
    CompletableFuture<Void> waiting =
        awaited.computeIfAbsent(key(last), key -> new CompletableFuture<>());
    if (isKnown(last)) {
      // It came between the two looks.
      alert(last);
    }
    // A copy: who gives up waiting does so for itself.
    return waiting.copy().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private boolean isKnown(Alert message) {
    return board
        .alerts()
        .history(message.getId())
        .filter(history -> history.last().getSequence() >= message.getSequence())
        .isPresent();
  }

  private static String key(Alert message) {
    return message.getId() + "#" + message.getSequence();
  }
}
