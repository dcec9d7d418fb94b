package io.giaoban.node;

import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel that reaches everybody at once, but for those that never answer. */
final class RecordingSender implements Sender {
  private final Map<String, List<String>> told = new ConcurrentHashMap<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();

  /** This subscriber never answers from now on. */
  void hang(String subscription) {
    hanging.add(subscription);
  }

  @Override
  public CompletionStage<Outcome> send(Notice notice) {
    String subscription = notice.subscription().id();
    if (hanging.contains(subscription)) {
      return new CompletableFuture<>();
    }
    notice
        .steps()
        .forEach(
            step ->
                told.computeIfAbsent(subscription, id -> new CopyOnWriteArrayList<>())
                    .add(step.message().getId() + "#" + step.message().getSequence()));
    return CompletableFuture.completedFuture(new Outcome(Verdict.DELIVERED, 200, null, null));
  }

  /** What a subscriber was told, in order, as {@code id#sequence}. */
  List<String> told(String subscription) {
    return List.copyOf(told.getOrDefault(subscription, List.of()));
  }
}
