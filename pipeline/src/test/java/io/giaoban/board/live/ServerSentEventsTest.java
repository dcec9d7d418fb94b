package io.giaoban.board.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests' own reader of streams, by the examples of the HTML standard. */
class ServerSentEventsTest {
  @Test
  void shouldJoinLinesOfData() throws Exception {
    assertThat(events("data: YHOO\ndata: +2\ndata: 10\n\n"))
        .containsExactly(new ServerSentEvents.Event("message", "YHOO\n+2\n10", ""));
  }

  @Test
  void shouldKeepIdsUntilTheyAreReset() throws Exception {
    assertThat(
            events(
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n"))
        .containsExactly(
            new ServerSentEvents.Event("message", "first event", "1"),
            new ServerSentEvents.Event("message", "second event", ""),
            new ServerSentEvents.Event("message", " third event", ""));
  }

  @Test
  void shouldTellEventsWithEmptyDataAndDropTheOneThatIsCutOff() throws Exception {
    assertThat(events("data\n\ndata\ndata\n\ndata:"))
        .containsExactly(
            new ServerSentEvents.Event("message", "", ""),
            new ServerSentEvents.Event("message", "\n", ""));
  }

  @Test
  void shouldTakeASpaceAfterTheColonForNothing() throws Exception {
    assertThat(events("data:test\n\ndata: test\n\n"))
        .extracting(ServerSentEvents.Event::data)
        .containsExactly("test", "test");
  }

  @Test
  void shouldTakeAnyEndOfLineAndAMarkAtTheBeginning() throws Exception {
    assertThat(events("\uFEFFevent: a\r\ndata: 1\r\r\nevent: b\rdata: 2\r\n\r\n"))
        .containsExactly(
            new ServerSentEvents.Event("a", "1", ""), new ServerSentEvents.Event("b", "2", ""));
  }

  @Test
  void shouldRememberAnIdWithoutData() throws Exception {
    ServerSentEvents stream = new ServerSentEvents(new StringReader("retry: 7\nid: x\n\n"));
    assertThatThrownBy(stream::next).isInstanceOf(EOFException.class);
    assertThat(stream.lastEventId()).isEqualTo("x");
    assertThat(stream.retryMillis()).isEqualTo(7);
  }

  @Test
  void shouldNotPassOverWhatIsUnknown() {
    assertThatThrownBy(() -> events("dat: 1\n\n")).isInstanceOf(IOException.class);
  }

  private static List<ServerSentEvents.Event> events(String text) throws IOException {
    ServerSentEvents stream = new ServerSentEvents(new StringReader(text));
    List<ServerSentEvents.Event> events = new ArrayList<>();
    try {
      while (true) {
        events.add(stream.next());
      }
    } catch (EOFException e) {
      return events;
    }
  }
}
