package io.giaoban.dispatch.desk;

import com.google.common.base.Throwables;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Then;
import io.giaoban.dispatch.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes attempts: fetches what is to be told, and hands it to the channel's sender. */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final AlertLog log;
  private final Map<String, Sender> senders;

  /**
   * A courier.
   *
   * @param senders by the channels' types
   */
  Courier(AlertLog log, Map<String, Sender> senders) {
    this.log = log;
    this.senders = Map.copyOf(senders);
  }

  /** One attempt; completes with what came of it, exceptionally if its messages cannot be read. */
  CompletableFuture<Outcome> attempt(Subscription subscription, Plan plan) {
    List<CompletableFuture<Notice.Step>> steps = plan.items().stream().map(this::step).toList();
    CompletableFuture<Notice> notice =
        CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new))
            .thenApply(
                all ->
                    new Notice(
                        plan.noticeId(),
                        subscription,
                        steps.stream().map(CompletableFuture::join).toList()));
    return Then.compose(notice, told -> Then.map(send(told), outcome -> logged(told, outcome)));
  }

  private CompletableFuture<Notice.Step> step(Plan.Item item) {
    CompletableFuture<LoggedAlert> message =
        log.message(item.message().partition(), item.message().offset());
    List<Integer> joined = item.joined().stream().map(Pending::sequence).toList();
    return message.thenApply(found -> new Notice.Step(found.message(), joined, found.origin()));
  }

  private CompletionStage<Outcome> send(Notice notice) {
    String type = notice.subscription().wishes().channel().type();
    Sender sender = senders.get(type);
    if (sender == null) {
      return CompletableFuture.completedFuture(
          Outcome.of(
              Verdict.NO_CHANNEL,
              "channel: %s (expected: one of %s)".formatted(type, senders.keySet())));
    }
    try {
      return Then.recover(sender.send(notice), failure -> defect(notice, failure));
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(defect(notice, e));
    }
  }

  private static Outcome logged(Notice notice, Outcome outcome) {
    String subscription = notice.subscription().id();
    notice
        .origin()
        .run(() -> LOG.info("{} to {}: {}", notice.id(), subscription, outcome.verdict()));
    return outcome;
  }

  private static Outcome defect(Notice notice, Throwable failure) {
    String subscription = notice.subscription().id();
    notice
        .origin()
        .run(() -> LOG.error("{} to {} cannot be told", notice.id(), subscription, failure));
    return Outcome.of(
        Verdict.UNSPEAKABLE,
        "a defect: " + Throwables.getRootCause(failure).getClass().getSimpleName());
  }
}
