package io.giaoban.dispatch.desk;

import static io.giaoban.dispatch.Alerts.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Severity;
import io.giaoban.dispatch.AlertFilter;
import io.giaoban.dispatch.CatchUp;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Digest;
import io.giaoban.dispatch.Life;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.TestSubscriptions;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.Wishes;
import io.giaoban.schema.AlertState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellingTest {
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
  void shouldTellOfOnePlaceOneAfterTheOther() {
    TellingStory story =
        given(ALL).whenCame(message("a", 1, AlertState.RAISED), message("b", 1, AlertState.RAISED));
    List<Plan> first = story.next();
    assertThat(first).hasSize(1);
    story.telling().start(first.get(0));
    assertThat(story.next()).isEmpty();
    story.telling().abandon(first.get(0));
    assertThat(story.thenTold()).containsExactly(A + 1, B + 1);
  }

  @Test
  void shouldNotLetOnePlaceWaitForAnother() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.thenFailed(Verdict.REFUSED);
    story.whenCame(message("JP-13", "a", 1, AlertState.RAISED).build());
    assertThat(story.next())
        .extracting(plan -> plan.items().get(0).message().message())
        .containsExactly(TOKYO + 1);
  }

  @Test
  void shouldTellAnEndOnlyToWhomTheAlertWasTold() {
    TellingStory story =
        given(ALL)
            .whenCame(
                message("VN-HN", "a", 1, AlertState.RAISED).setInhibitedBy("b").build(),
                message("a", 2, AlertState.RESOLVED),
                message("b", 1, AlertState.RAISED),
                message("b", 2, AlertState.CANCELLED));
    assertThat(story.thenTold()).containsExactly(B + 1, B + 2);
  }

  @Test
  void shouldTellACorrectionOfAnEndThatWasTold() {
    TellingStory story =
        given(ALL)
            .whenCame(
                message("a", 1, AlertState.RAISED),
                message("a", 2, AlertState.RESOLVED),
                message("a", 3, AlertState.CANCELLED));
    assertThat(story.thenTold()).containsExactly(A + 1, A + 2, A + 3);
  }

  @Test
  void shouldNotTellTheEndOfWhatWasRaisedAgainWithoutBeingTold() {
    TellingStory story =
        given(ALL)
            .whenCame(
                message("a", 1, AlertState.RAISED),
                message("a", 2, AlertState.RESOLVED),
                message("VN-HN", "a", 3, AlertState.RAISED).setInhibitedBy("b").build(),
                message("a", 4, AlertState.RESOLVED));
    assertThat(story.thenTold()).containsExactly(A + 1, A + 2);
  }

  @Test
  void shouldTellAnAlertThatIsNoLongerInhibited() {
    TellingStory story =
        given(ALL)
            .whenCame(
                message("VN-HN", "a", 1, AlertState.RAISED).setInhibitedBy("b").build(),
                message("a", 2, AlertState.UPDATED),
                message("a", 3, AlertState.RESOLVED));
    assertThat(story.thenTold()).containsExactly(A + 2, A + 3);
  }

  @Test
  void shouldTellNothingThatIsSilencedOrWasOverBefore() {
    TellingStory story =
        given(ALL)
            .whenCame(
                message("VN-HN", "a", 1, AlertState.RAISED).setSilencedBy("s1").build(),
                message("VN-HN", "b", 1, AlertState.RAISED).setBackfill(true).build());
    assertThat(story.thenTold()).isEmpty();
  }

  @Test
  void shouldTellNothingThatWasKnownBeforeItBegan() {
    Instant from = Instant.parse("2022-01-03T00:00:00Z");
    Life life = Life.begun(from, List.of(), from).verified(from);
    TellingStory story =
        given(ALL.with(life))
            .whenCame(
                message("a", 1, AlertState.RAISED),
                message("VN-HN", "b", 1, AlertState.RAISED).setKnownAt(from).build());
    assertThat(story.thenTold()).containsExactly(B + 1);
  }

  @Test
  void shouldTellWhatWasAskedFor() {
    Wishes wishes =
        new Wishes(
            "a test's",
            null,
            HOOK,
            new AlertFilter(new TreeSet<>(List.of("JP-13")), null, null, null, null),
            null,
            null,
            null);
    TellingStory story =
        given(TestSubscriptions.of("s", wishes))
            .whenCame(
                message("a", 1, AlertState.RAISED),
                message("JP-13", "a", 1, AlertState.RAISED).build());
    assertThat(story.thenTold()).containsExactly(TOKYO + 1);
  }

  @Test
  void shouldFollowAnAlertThatItWasToldThoughItIsNoLongerAskedFor() {
    AlertFilter severe =
        new AlertFilter(null, null, null, new TreeSet<>(List.of(Severity.SEVERE)), null);
    TellingStory story =
        given(
                TestSubscriptions.of(
                    "s", new Wishes("a test's", null, HOOK, severe, null, null, null)))
            .whenCame(
                message("a", 1, AlertState.RAISED),
                message("VN-HN", "a", 2, AlertState.UPDATED).setSeverity("moderate").build(),
                message("VN-HN", "b", 1, AlertState.RAISED).setSeverity("advisory").build(),
                message("VN-HN", "a", 3, AlertState.RESOLVED).setSeverity("moderate").build());
    assertThat(story.thenTold()).containsExactly(A + 1, A + 2, A + 3);
  }

  @Test
  void shouldTellADigestOfAnyLength() {
    Digest digest = new Digest(new TreeSet<>(List.of(LocalTime.of(18, 30))), null);
    TellingStory story = given(digesting(digest));
    for (int i = 1; i <= 300; i++) {
      story.whenCame(message("a", i, AlertState.UPDATED));
    }
    story.after(Duration.ofMinutes(30));
    assertThat(String.join(", ", story.thenTold()).split(", ")).hasSize(300);
  }

  @Test
  void shouldTellAtOnceWhatWaitedForADigestThatIsNotWantedAnyMore() {
    Digest digest = new Digest(new TreeSet<>(List.of(LocalTime.of(18, 30))), null);
    TellingStory story = given(digesting(digest)).whenCame(message("a", 1, AlertState.RAISED));
    story.whenChanged(ALL).whenCame(message("b", 1, AlertState.RAISED));
    assertThat(story.thenTold()).containsExactly(A + 1, B + 1);
  }

  @Test
  void shouldNotTakeWhatWasReadForAnEarlierRun() {
    Telling telling = given(ALL).telling();
    telling.read(0, 0, new Batch(List.of(), 200));
    telling.update(ALL.with(ALL.life().replayed(List.of(new Life.Start(0, 0)), Instant.EPOCH)));
    telling.read(0, 200, new Batch(List.of(), 250));
    assertThat(telling.reading().at(0)).isZero();
  }

  @Test
  void shouldTellWhatWasNotYetLookedAtWhenALaterReplayWasAskedFor() {
    TellingStory story = given(ALL);
    Instant old = Instant.parse("2022-01-01T00:00:00Z");
    for (int i = 1; i <= 150; i++) {
      story.whenCame(message("VN-HN", "a", i, AlertState.UPDATED).setKnownAt(old).build());
    }
    story.whenChanged(
        ALL.with(ALL.life().replayed(List.of(new Life.Start(0, 140)), old.plusSeconds(60))));
    assertThat(story.thenTold()).hasSize(140);
  }

  @Test
  void shouldTellTheTruthOfNowToWhomComesBack() {
    TellingStory story = given(LATEST).whenCame(message("a", 1, AlertState.RAISED));
    story.thenFailed(Verdict.UNREACHABLE);
    story
        .after(Duration.ofDays(2))
        .whenCame(
            message("a", 2, AlertState.UPDATED),
            message("b", 1, AlertState.RAISED),
            message("a", 3, AlertState.UPDATED),
            message("b", 2, AlertState.RESOLVED));
    assertThat(story.thenTold()).containsExactly(A + 3 + " for [1, 2]");
  }

  @Test
  void shouldTellTheEndToWhomKnewTheAlertBeforeItWasAway() {
    TellingStory story = given(LATEST).whenCame(message("a", 1, AlertState.RAISED));
    story.thenTold();
    story.whenCame(message("a", 2, AlertState.UPDATED));
    story.thenFailed(Verdict.UNREACHABLE);
    story.after(Duration.ofDays(2)).whenCame(message("a", 3, AlertState.CANCELLED));
    assertThat(story.thenTold()).containsExactly(A + 3 + " for [2]");
  }

  @Test
  void shouldTellADigestAtItsTime() {
    Digest digest = new Digest(new TreeSet<>(List.of(LocalTime.of(18, 30))), null);
    TellingStory story =
        given(digesting(digest))
            .whenCame(message("a", 1, AlertState.RAISED), message("b", 1, AlertState.RAISED));
    assertThat(story.thenTold()).isEmpty();
    story.after(Duration.ofMinutes(30));
    story.whenCame(message("VN-HN", "a", 2, AlertState.UPDATED).setKnownAt(story.now()).build());
    assertThat(story.thenTold()).containsExactly(A + 1 + ", " + B + 1);
    story.after(Duration.ofDays(1));
    assertThat(story.thenTold()).containsExactly(A + 2);
  }

  @Test
  void shouldTellTheSameDigestAgainIfItFailed() {
    Digest digest = new Digest(new TreeSet<>(List.of(LocalTime.of(18, 30))), null);
    TellingStory story = given(digesting(digest)).whenCame(message("a", 1, AlertState.RAISED));
    story.after(Duration.ofMinutes(30));
    Plan first = story.next().get(0);
    story.thenFailed(Verdict.REFUSED);
    story.whenCame(message("b", 1, AlertState.RAISED)).after(Duration.ofDays(1));
    Plan second = story.next().get(0);
    assertThat(second.noticeId()).isEqualTo(first.noticeId());
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(story.thenTold()).containsExactly(A + 1, B + 1);
  }

  @Test
  void shouldTellAgainFromWhereAReplayBegins() {
    TellingStory story =
        given(ALL)
            .whenCame(
                message("a", 1, AlertState.RAISED),
                message("a", 2, AlertState.UPDATED),
                message("a", 3, AlertState.RESOLVED));
    story.thenTold();
    Life life = ALL.life();
    story.whenChanged(ALL.with(life.replayed(List.of(new Life.Start(0, 2)), Instant.EPOCH)));
    assertThat(story.thenTold()).containsExactly(A + 3);
  }

  @Test
  void shouldKeepWhatCameBeforeAReplayAndIsStillToBeTold() {
    TellingStory story = given(ALL).whenCame(message("a", 1, AlertState.RAISED));
    story.thenFailed(Verdict.UNREACHABLE);
    story.whenCame(message("a", 2, AlertState.UPDATED));
    Life life = ALL.life();
    story.whenChanged(ALL.with(life.replayed(List.of(new Life.Start(0, 1)), Instant.EPOCH)));
    assertThat(story.thenTold()).containsExactly(A + 1, A + 2);
  }

  @Test
  void shouldTellNothingWhilePausedAndAllOfItAfterwards() {
    Life life = ALL.life();
    Subscription paused = ALL.with(life.whilePaused());
    TellingStory story = given(paused).whenCame(message("a", 1, AlertState.RAISED));
    assertThat(story.thenTold()).isEmpty();
    story.whenChanged(ALL);
    assertThat(story.thenTold()).containsExactly(A + 1);
  }

  @Test
  void shouldReadNoMoreThanMayWait() {
    TellingStory story = given(ALL);
    for (int i = 1; i <= 3 * Line.MOST; i++) {
      story.whenCame(message("a", i, AlertState.UPDATED));
    }
    assertThat(story.telling().waiting()).isBetween(1, Line.MOST);
    assertThat(story.thenTold()).hasSize(3 * Line.MOST);
  }

  @Test
  void shouldShowWhatIsNotToldAsLag() {
    TellingStory story =
        given(ALL).whenCame(message("a", 1, AlertState.RAISED), message("b", 1, AlertState.RAISED));
    assertThat(story.telling().doneBelow(0)).isZero();
    story.thenTold();
    assertThat(story.telling().doneBelow(0)).isEqualTo(2);
  }

  private static Subscription digesting(@Nullable Digest digest) {
    return TestSubscriptions.of("s", TestSubscriptions.wishes(HOOK, CatchUp.ALL, digest));
  }
}
