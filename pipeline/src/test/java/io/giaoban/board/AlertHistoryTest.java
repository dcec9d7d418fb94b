package io.giaoban.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How long an acknowledgement holds, and where it is shown. */
class AlertHistoryTest {
  private static final String ID = "VN-HN.cases-2000.2022-01-02";
  private static final LocalDate DAY = LocalDate.of(2022, 1, 2);

  @Test
  void shouldHoldWhileTheAlertGoesOnAndWhenItEnds() {
    AlertsView alerts = told(AlertState.RAISED, AlertState.UPDATED);
    alerts.put(acknowledgement(2, "Lan"));
    assertThat(author(alerts)).isEqualTo("Lan");
    alerts.put(message(3, AlertState.UPDATED));
    assertThat(author(alerts)).isEqualTo("Lan");
    alerts.put(message(4, AlertState.RESOLVED));
    assertThat(author(alerts)).isEqualTo("Lan");
  }

  @Test
  void shouldHoldNoLongerThanUntilTheAlertIsRaisedAgain() {
    AlertsView alerts = told(AlertState.RAISED);
    alerts.put(acknowledgement(1, "Lan"));
    alerts.put(message(2, AlertState.CANCELLED));
    assertThat(author(alerts)).isEqualTo("Lan");
    alerts.put(message(3, AlertState.RAISED));
    assertThat(author(alerts)).isEqualTo("nobody");
    JsonNode shown = AlertJson.whole(alerts.history(ID).orElseThrow());
    assertThat(shown.get("acknowledgement").isNull()).isTrue();
    assertThat(shown.at("/history/0/acknowledgements/0/author").asText()).isEqualTo("Lan");
    assertThat(shown.at("/history/2/acknowledgements")).isEmpty();
    alerts.put(acknowledgement(3, "Minh"));
    assertThat(author(alerts)).isEqualTo("Minh");
  }

  @Test
  void shouldShowTheLastOfThoseThatHold() {
    AlertsView alerts = told(AlertState.RAISED, AlertState.CANCELLED, AlertState.RAISED);
    alerts.put(acknowledgement(3, "Lan"));
    alerts.put(acknowledgement(3, "Minh"));
    alerts.put(acknowledgement(1, "Too late"));
    JsonNode shown = AlertJson.of(alerts.history(ID).orElseThrow()).get("acknowledgement");
    assertThat(shown.fieldNames())
        .toIterable()
        .containsExactly("sequence", "author", "comment", "acknowledgedAt");
    assertThat(shown.get("author").asText()).isEqualTo("Minh");
    assertThat(shown.get("sequence").asInt()).isEqualTo(3);
    assertThat(shown.get("acknowledgedAt").asText()).isEqualTo("2022-01-02T12:00:00Z");
  }

  @Test
  void shouldShowNoAlertOfWhichOnlyAnAcknowledgementIsKnown() {
    AlertsView alerts = new AlertsView();
    alerts.put(acknowledgement(1, "Lan"));
    assertThat(alerts.histories()).isEmpty();
    assertThat(alerts.history(ID)).isEmpty();
    alerts.put(message(1, AlertState.RAISED));
    assertThat(author(alerts)).isEqualTo("Lan");
  }

  /** The two topics are read side by side: how far each is must not matter in the end. */
  @Property(tries = 200)
  void shouldComeToTheSameHoweverMessagesAndAcknowledgementsMeet(
      @ForAll @Size(min = 1, max = 8) List<AlertState> states, @ForAll Random random) {
    List<Alert> messages = new ArrayList<>();
    states.forEach(state -> messages.add(message(messages.size() + 1, state)));
    List<Acknowledgement> acknowledgements = new ArrayList<>();
    for (Alert message : messages) {
      if (random.nextBoolean()) {
        acknowledgements.add(acknowledgement(message.getSequence(), "a" + message.getSequence()));
      }
    }
    AlertsView meeting = new AlertsView();
    List<Boolean> turns = new ArrayList<>(Collections.nCopies(messages.size(), true));
    turns.addAll(Collections.nCopies(acknowledgements.size(), false));
    Collections.shuffle(turns, random);
    int message = 0;
    int acknowledgement = 0;
    for (boolean turn : turns) {
      if (turn) {
        meeting.put(messages.get(message++));
      } else {
        meeting.put(acknowledgements.get(acknowledgement++));
      }
    }
    int raised = states.lastIndexOf(AlertState.RAISED) + 1;
    String expected =
        acknowledgements.isEmpty()
                || acknowledgements.get(acknowledgements.size() - 1).getSequence() < raised
            ? "nobody"
            : acknowledgements.get(acknowledgements.size() - 1).getAuthor();
    assertThat(author(meeting)).isEqualTo(expected);
  }

  private static String author(AlertsView alerts) {
    return alerts
        .history(ID)
        .orElseThrow()
        .acknowledgement()
        .map(Acknowledgement::getAuthor)
        .orElse("nobody");
  }

  private static AlertsView told(AlertState... states) {
    AlertsView alerts = new AlertsView();
    for (int i = 0; i < states.length; i++) {
      alerts.put(message(i + 1, states[i]));
    }
    return alerts;
  }

  private static Alert message(int sequence, AlertState state) {
    return Alert.newBuilder()
        .setId(ID)
        .setSequence(sequence)
        .setRule("cases-2000")
        .setSeverity("severe")
        .setCity("VN-HN")
        .setState(state)
        .setFirstDay(DAY)
        .setLastDay(DAY)
        .setDay(DAY)
        .setPeak(2_045)
        .setPeakDay(DAY)
        .setProvisional(false)
        .setVersion(sequence)
        .setKnownAt(Instant.parse("2022-01-02T11:00:00Z"))
        .build();
  }

  private static Acknowledgement acknowledgement(int sequence, String author) {
    return Acknowledgement.newBuilder()
        .setAlert(ID)
        .setSequence(sequence)
        .setCity("VN-HN")
        .setAuthor(author)
        .setAcknowledgedAt(Instant.parse("2022-01-02T12:00:00Z"))
        .build();
  }
}
