package io.giaoban.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How often owners hear that their subscriptions stopped. */
class SeldomNoticesTest {
  private final SettableClock clock = new SettableClock();
  private final List<String> told = new ArrayList<>();
  private final OwnerNotices notices =
      new SeldomNotices((subscription, reason) -> told.add(subscription.id()), clock);

  @Test
  void shouldTellOnceADayOfOneSubscription() {
    halt("a", "lan@example.org");
    halt("a", "lan@example.org");
    halt("a", "hoa@example.org");
    assertThat(told).containsExactly("a");
    clock.pass(Duration.ofDays(1).minusMillis(1));
    halt("a", "lan@example.org");
    assertThat(told).containsExactly("a");
    clock.pass(Duration.ofMillis(1));
    halt("a", "lan@example.org");
    assertThat(told).containsExactly("a", "a");
  }

  @Test
  void shouldTellOneContactThreeTimesWithinAnyDay() {
    halt("a", "lan@example.org");
    clock.pass(Duration.ofHours(23));
    halt("b", "Lan@example.org");
    halt("c", "lan+c@example.org");
    halt("d", "lan@example.org.");
    assertThat(told).containsExactly("a", "b", "c");
    halt("e", "hoa@example.org");
    assertThat(told).containsExactly("a", "b", "c", "e");
    clock.pass(Duration.ofHours(1));
    halt("f", "lan@example.org");
    halt("g", "lan@example.org");
    assertThat(told).containsExactly("a", "b", "c", "e", "f");
  }

  @Test
  void shouldRememberAVictimWhateverContactsOneSubscriptionNames() {
    for (String id : List.of("a", "b", "c")) {
      halt(id, "victim@example.org");
    }
    for (int i = 0; i < 50_000; i++) {
      halt("a", i + "@example.org");
    }
    halt("d", "victim@example.org");
    assertThat(told).containsExactly("a", "b", "c");
  }

  @Test
  void shouldCountNothingWhereNobodyIsMailed() {
    halt("a", null);
    halt("a", "lan@example.org");
    assertThat(told).containsExactly("a", "a");
  }

  private void halt(String id, @Nullable String contact) {
    Channel hook = new Channel.Webhook(URI.create("https://hooks.example.org/"), null);
    Wishes wishes = new Wishes("a test's", contact, hook, AlertFilter.ALL, null, null, CatchUp.ALL);
    notices.halted(TestSubscriptions.of(id, wishes), HaltReason.GONE);
  }
}
