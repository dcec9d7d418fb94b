package io.giaoban.dispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.giaoban.dispatch.Life;
import io.giaoban.dispatch.SettableClock;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.dispatch.TestSubscriptions;
import io.javalin.http.ConflictResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who makes way when there is no room. */
class TargetsTest {
  private static final Asker OPERATOR = new Asker("127.0.0.1", true);
  private static final Asker STRANGER = new Asker("192.0.2.1", false);

  private final SettableClock clock = new SettableClock();

  @Test
  void shouldLeaveTheLastRoomToTheOperator() {
    Targets targets = targets(9_000);
    assertThatThrownBy(() -> targets.inTheWay(unverified("new"), STRANGER))
        .isInstanceOf(ConflictResponse.class)
        .hasMessageContaining("subscriptions: 9,000 (expected: fewer than 9,000");
    assertThat(targets.inTheWay(unverified("new"), OPERATOR)).isEmpty();
  }

  @Test
  void shouldForgetTheOldestUnverifiedOneWhenItIsFull() {
    Targets targets = targets(10_000);
    clock.pass(Duration.ofDays(1).minusMillis(1));
    for (Asker asker : List.of(STRANGER, OPERATOR)) {
      assertThatThrownBy(() -> targets.inTheWay(unverified("new"), asker))
          .isInstanceOf(ConflictResponse.class);
    }
    clock.pass(Duration.ofMillis(1));
    for (Asker asker : List.of(STRANGER, OPERATOR)) {
      assertThat(targets.inTheWay(unverified("new"), asker))
          .extracting(Subscription::id)
          .containsExactly("1");
    }
  }

  @Test
  void shouldForgetNobodyWhileThereIsRoom() {
    Targets targets = targets(8_999);
    clock.pass(Duration.ofDays(30));
    assertThat(targets.inTheWay(unverified("new"), STRANGER)).isEmpty();
  }

  /** The first is verified, all others are not. */
  private Targets targets(int subscriptions) {
    List<Subscription> all =
        IntStream.range(0, subscriptions)
            .mapToObj(i -> i == 0 ? verified("0") : unverified(Integer.toString(i)))
            .toList();
    return new Targets(new Kept(Subscriptions.of(all)), new TryLimits(clock), clock);
  }

  private Subscription verified(String id) {
    Subscription made = unverified(id);
    return made.with(made.life().verified(clock.instant()));
  }

  private Subscription unverified(String id) {
    return TestSubscriptions.webhook(id, "https://hooks.example.org/" + id)
        .with(Life.begun(clock.instant(), List.of(), null));
  }

  /** Nothing is changed by asking who makes way. */
  private record Kept(Subscriptions now) implements SubscriptionStore {
    @Override
    public void put(Subscription subscription) {
      throw new UnsupportedOperationException(subscription.id());
    }

    @Override
    public void remove(String id) {
      throw new UnsupportedOperationException(id);
    }
  }
}
