package io.giaoban.dispatch.cap;

import static io.giaoban.schema.AlertState.CANCELLED;
import static io.giaoban.schema.AlertState.RAISED;
import static io.giaoban.schema.AlertState.RESOLVED;
import static io.giaoban.schema.AlertState.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.Muted;
import io.giaoban.schema.Alert;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which messages of an alert are for the public. */
class PublicMessagesTest {
  private final Telling telling = new Telling();

  @Test
  void shouldTellAllThatIsNotMuted() {
    telling.tell(RAISED, UPDATED, RESOLVED);
    assertThat(told()).containsExactly(1, 2, 3);
  }

  @Test
  void shouldNotTellTheEndOfWhatWasNeverTold() {
    telling.tell(RAISED, message -> message.setInhibitedBy("cases-3000"));
    telling.tell(UPDATED, message -> message.setSilencedBy("night"));
    telling.tell(RESOLVED);
    assertThat(told()).isEmpty();
  }

  @Test
  void shouldTellTheEndOfWhatWasToldBeforeItWasCovered() {
    telling.tell(RAISED);
    telling.tell(UPDATED, message -> message.setInhibitedBy("cases-3000"));
    telling.tell(CANCELLED);
    assertThat(told()).containsExactly(1, 3);
  }

  @Test
  void shouldTellAnEndAgainOnlyWhereItIsSetRight() {
    telling.tell(RAISED, RESOLVED, RESOLVED);
    telling.tell(RESOLVED, message -> message.setReason("CORRECTED"));
    telling.tell(CANCELLED);
    assertThat(told()).containsExactly(1, 2, 4, 5);
  }

  @Test
  void shouldTellOnWhenItBeginsAgain() {
    telling.tell(RAISED, CANCELLED, RAISED, RESOLVED);
    assertThat(told()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void shouldNotTellWhatWasOverBeforeAnybodyCouldBeTold() {
    telling.tell(RAISED, message -> message.setBackfill(true));
    telling.tell(RESOLVED, message -> message.setBackfill(true));
    assertThat(told()).isEmpty();
  }

  @Property
  void shouldTellExactlyWhatIsNotMutedAndNoEndTwice(@ForAll("messages") List<Said> said) {
    List<Alert> history = said(said);
    List<Alert> told = PublicMessages.of(history);
    for (Alert message : history) {
      boolean muted = Muted.of(message).isPresent();
      List<Alert> before =
          told.stream().filter(other -> other.getSequence() < message.getSequence()).toList();
      boolean goesOn = !before.isEmpty() && !PublicMessages.isEnd(before.get(before.size() - 1));
      boolean mends =
          !before.isEmpty()
              && (message.getState() == CANCELLED || "CORRECTED".equals(message.getReason()));
      assertThat(told.contains(message))
          .isEqualTo(!muted && (goesOn || mends || !PublicMessages.isEnd(message)));
    }
    assertThat(told).isSortedAccordingTo((a, b) -> a.getSequence() - b.getSequence());
  }

  /** So that a document once made is never made otherwise. */
  @Property
  void shouldNotDependOnWhatIsToldLater(
      @ForAll("messages") List<Said> said, @ForAll("messages") List<Said> later) {
    List<Said> all = new ArrayList<>(said);
    all.addAll(later);
    List<Alert> told = PublicMessages.of(said(all));
    List<Alert> before = PublicMessages.of(said(said));
    assertThat(told.subList(0, before.size())).isEqualTo(before);
  }

  @Provide
  Arbitrary<List<Said>> messages() {
    return Said.any().list().ofMaxSize(10);
  }

  private static List<Alert> said(List<Said> said) {
    Telling telling = new Telling();
    said.forEach(next -> telling.tell(next.state(), next::cover));
    return telling.history(Telling.ID);
  }

  private List<Integer> told() {
    return PublicMessages.of(telling.history(Telling.ID)).stream().map(Alert::getSequence).toList();
  }
}
