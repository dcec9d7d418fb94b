package io.giaoban.node;

import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Sender;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel by which no attempt ever ends, but those that are broken off. */
final class UnansweredSender {
  /** Who makes an attempt now. */
  private final Map<String, String> underWay = new ConcurrentHashMap<>();

  private final List<String> twiceAtOnce = new CopyOnWriteArrayList<>();

  /** The channel of one dispatcher. */
  Sender of(String dispatcher) {
    return notice -> attempt(dispatcher, notice);
  }

  /** How many attempts a dispatcher is making. */
  int underWay(String dispatcher) {
    return (int) underWay.values().stream().filter(dispatcher::equals).count();
  }

  /** The attempts that began while the same was being made already. */
  List<String> twiceAtOnce() {
    return List.copyOf(twiceAtOnce);
  }

  private CompletionStage<Outcome> attempt(String dispatcher, Notice notice) {
    String what = notice.subscription().id() + " " + notice.id();
    String other = underWay.put(what, dispatcher);
    if (other != null) {
      twiceAtOnce.add(what + " by " + other + " and " + dispatcher);
    }
    CompletableFuture<Outcome> attempt = new CompletableFuture<>();
    var unused = attempt.whenComplete((outcome, failure) -> underWay.remove(what, dispatcher));
    return attempt;
  }
}
