package io.giaoban.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a record says that it is sent again. */
class ReplayTest {
  @Test
  void shouldReadWhatItWrote() {
    Replay replay = new Replay("3@17", Instant.parse("2022-01-02T11:00:00.123Z"));
    Headers headers = new RecordHeaders();
    replay.writeTo(headers);
    assertThat(Replay.of(headers)).isEqualTo(replay);
  }

  @Test
  void shouldSeeNoReplayInOtherRecords() {
    assertThat(Replay.of(new RecordHeaders())).isNull();
  }

  @ParameterizedTest
  @CsvSource({"3-17,1", "3@,1", "3@17,soon", "3@17,-1", "3@17,''", "'',1"})
  void shouldSeeNoReplayInHeadersOfAnotherForm(String original, String receivedAt) {
    Headers headers = new RecordHeaders();
    headers.add("giaoban-replay-of", original.getBytes(US_ASCII));
    headers.add("giaoban-received-at", receivedAt.getBytes(US_ASCII));
    assertThat(Replay.of(headers)).isNull();
  }
}
