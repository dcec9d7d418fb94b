package io.giaoban.dispatch.desk;

import static io.giaoban.dispatch.Alerts.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.giaoban.dispatch.CatchUp;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.TestSubscriptions;
import io.giaoban.dispatch.Verdict;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.PendingMessage;
import io.giaoban.schema.UndeliveredMessage;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Channel HOOK = new Channel.Webhook(URI.create("https://e.org/"), null);
  private static final Subscription ALL = TestSubscriptions.webhook("s", "https://e.org/");
  private static final Subscription LATEST =
      TestSubscriptions.of("s", TestSubscriptions.wishes(HOOK, CatchUp.LATEST, null));
  private static final String A = "VN-HN.a.2022-01-02#";
  private static final String B = "VN-HN.b.2022-01-02#";
  private static final String TOKYO = "JP-13.a.2022-01-02#";

  private static TellingStory given(Subscription subscription) {
    return new TellingStory(subscription);
  }

  @Test
  void shouldGiveUpAfterTenAttemptsAndGoOnWithTheNext() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    assertThat(story.failUntilNothingIsLeft(Verdict.TIMED_OUT)).isEqualTo(10);
    assertThat(story.telling().store().getUndelivered())
        .extracting(UndeliveredMessage::getMessage, UndeliveredMessage::getVerdict)
        .containsExactly(tuple(A + 1, "TIMED_OUT"));
    story.whenCame(message("b", 1, AlertState.RAISED));
    assertThat(story.thenTold()).containsExactly(B + 1);
  }

  @Test
  void shouldNotTellTheEndOfAnAlertThatCouldNotBeTold() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.failUntilNothingIsLeft(Verdict.UNREACHABLE);
    story.whenCame(message("a", 2, AlertState.RESOLVED));
    assertThat(story.thenTold()).isEmpty();
  }

  @Test
  void shouldHaltAtTheFirstFailureAfterFiveDaysOfFailures() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.failUntilNothingIsLeft(Verdict.UNREACHABLE);
    story.after(Patience.LIMIT).whenCame(message("b", 1, AlertState.RAISED));
    assertThat(story.telling().tells()).isTrue();
    story.thenFailed(Verdict.UNREACHABLE);
    assertThat(story.telling().store().getHalt().getReason()).isEqualTo("FAILING_FOR_DAYS");
    assertThat(story.thenTold()).isEmpty();
  }

  @Test
  void shouldNotTakeDaysOfRestForDaysOfFailure() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.thenFailed(Verdict.UNREACHABLE);
    story.whenChanged(ALL.with(ALL.life().whilePaused()));
    story.after(Duration.ofDays(6)).whenChanged(ALL.with(ALL.life().resumed()));
    story.thenFailed(Verdict.UNREACHABLE);
    assertThat(story.telling().tells()).isTrue();
  }

  @Test
  void shouldForgetTheFailuresOfAnotherAddress() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.failUntilNothingIsLeft(Verdict.UNREACHABLE);
    story.whenCame(message("b", 1, AlertState.RAISED));
    story.thenFailed(Verdict.UNREACHABLE);
    story.whenChanged(TestSubscriptions.webhook("s", "https://new.example.org/"));
    story.after(Duration.ofDays(2)).thenFailed(Verdict.UNREACHABLE);
    assertThat(story.telling().tells()).isTrue();
    assertThat(story.telling().store().getFailures()).isEqualTo(1);
  }

  @Test
  void shouldHaltOnceWhenTheOtherSideWantsNoMore() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.thenFailed(Verdict.GONE);
    assertThat(story.telling().store().getHalt().getReason()).isEqualTo("GONE");
    Outcome gone = new Outcome(Verdict.GONE, 410, null, null);
    assertThat(story.telling().stopAfter(gone, story.now())).isEmpty();
  }

  @Test
  void shouldNotGiveUpSoonerAsOthersSucceed() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    for (int i = 1; i <= 40; i++) {
      story
          .after(Duration.ofSeconds(1))
          .whenCame(message("JP-13", "a", i, AlertState.UPDATED).build());
      for (Plan plan : story.next()) {
        boolean hanoi = plan.items().get(0).message().place().equals("VN-HN");
        story.telling().start(plan);
        story
            .telling()
            .end(
                plan,
                new Outcome(hanoi ? Verdict.REFUSED : Verdict.DELIVERED, null, null, null),
                story.now());
      }
    }
    assertThat(story.telling().store().getUndelivered()).isEmpty();
    assertThat(story.telling().store().getPending())
        .singleElement()
        .extracting(PendingMessage::getAttempts)
        .matches(attempts -> attempts <= 3);
  }

  @Test
  void shouldGoOnWhereItHaltedWhenItsOwnerLetsIt() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.thenFailed(Verdict.GONE);
    story.whenCame(message("a", 2, AlertState.UPDATED));
    assertThat(story.thenTold()).isEmpty();
    story.whenChanged(ALL.with(ALL.life().resumed()));
    assertThat(story.thenTold()).containsExactly(A + 1, A + 2);
  }

  @Test
  void shouldTellWhatWaitedAsSoonAsSomethingSucceeds() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.thenFailed(Verdict.UNREACHABLE);
    story.whenCame(message("JP-13", "a", 1, AlertState.RAISED).build());
    assertThat(story.thenTold()).containsExactly(TOKYO + 1, A + 1);
  }

  @Test
  void shouldTellTheEndOfWhatMayHaveBeenHeard() {
    TellingStory story = given(LATEST).whenCame(message("a", 1, AlertState.RAISED));
    story.thenFailed(Verdict.TIMED_OUT);
    story.whenCame(message("a", 2, AlertState.CANCELLED));
    assertThat(story.thenTold()).containsExactly(A + 2 + " for [1]");
  }

  @Test
  void shouldSoonGiveUpWhatCannotBeSaidAndBlameNobody() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    assertThat(story.failUntilNothingIsLeft(Verdict.UNSPEAKABLE)).isEqualTo(3);
    assertThat(story.telling().store().getFailingSince()).isNull();
  }

  @Test
  void shouldWaitAsLongAsItIsAskedTo() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    Plan plan = story.next().get(0);
    story.telling().start(plan);
    assertThat(
            story
                .telling()
                .end(
                    plan,
                    new Outcome(Verdict.THROTTLED, 429, null, Duration.ofHours(3)),
                    story.now()))
        .contains(story.now().plus(Duration.ofHours(3)));
  }
}
