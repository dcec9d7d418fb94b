package io.giaoban.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file where the door does not let it in at once, or at all. */
class UnwillingDoorTest extends FeedClientFixture {
  @ParameterizedTest
  @ValueSource(ints = {408, 409, 429, 500, 502, 503})
  void shouldSendAgainWhatMayPass(int status) throws Exception {
    door.thenAnswers(status, "not now").thenAnswers(status, "not now");
    assertThat(send(file("a.csv", HEADER, rows(5))).accepted()).isEqualTo(5);
    assertThat(heard.waited).hasSize(2).allMatch(why -> why.equals(status + " not now"));
    assertThat(door.all()).hasSize(3);
    assertThat(door.all())
        .extracting(FakeDoor.Sent::idempotencyKey)
        .containsOnly(door.all().get(0).idempotencyKey());
  }

  @Test
  void shouldWaitAsLongAsItIsAskedTo() throws Exception {
    door.thenAnswers(503, "later", Map.of("Retry-After", "1"));
    assertThat(send(file("a.csv", HEADER, rows(1))).took())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void shouldOutliveAGatewayThatGoesAwayAndComesBack() throws Exception {
    Path file = file("a.csv", HEADER, rows(40));
    door.thenHangsUp().thenHangsUp().thenAnswers(503, "starting");
    assertThat(send(file).accepted()).isEqualTo(40);
    assertThat(heard.waited).hasSize(3);
    assertThat(door.rows()).containsExactlyInAnyOrderElementsOf(rows(40));
  }

  @Test
  void shouldGiveUpAfterAWhileAndGoOnLater() throws Exception {
    Path file = file("a.csv", HEADER, rows(40));
    door.goesAwayAfter(2);
    assertThatThrownBy(() -> client(heard, Duration.ofMillis(600)).send(file, dir, sent -> {}))
        .isInstanceOfSatisfying(
            FeedException.class,
            e -> assertThat(e.fault()).isEqualTo(FeedException.Fault.NO_ANSWER))
        .hasMessageContaining("/v1/reports does not answer: ");
    door.goesAwayAfter(Integer.MAX_VALUE);
    assertThat(send(file).rows()).isEqualTo(40);
    assertThat(door.rows()).containsExactlyInAnyOrderElementsOf(rows(40));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void shouldEndAtOnceWhenItIsNotLetIn(int status) throws Exception {
    Path file = file("a.csv", HEADER, rows(5));
    door.thenAnswers(status, "unknown key " + FakeDoor.KEY);
    assertThatThrownBy(() -> send(file))
        .isInstanceOfSatisfying(
            FeedException.class, e -> assertThat(e.fault()).isEqualTo(FeedException.Fault.ENTRY))
        .hasMessageContaining("answers " + status + ": unknown key …")
        .hasMessageNotContaining(FakeDoor.KEY);
    assertThat(door.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 415, 422})
  void shouldNotSendAgainWhatIsWrong(int status) throws Exception {
    Path file = file("a.csv", HEADER, rows(5));
    door.thenAnswers(status, "column \"x\"");
    assertThatThrownBy(() -> send(file))
        .isInstanceOfSatisfying(
            FeedException.class, e -> assertThat(e.fault()).isEqualTo(FeedException.Fault.FILE))
        .hasMessageContaining("column \"x\"");
    assertThat(door.all()).hasSize(1);
  }

  @Test
  void shouldNotTakeAnyAnswerForAGateways() throws Exception {
    Path file = file("a.csv", HEADER, rows(5));
    door.thenAnswers(200, "welcome");
    assertThatThrownBy(() -> send(file)).hasMessageContaining("no answer of a gateway");
  }
}
