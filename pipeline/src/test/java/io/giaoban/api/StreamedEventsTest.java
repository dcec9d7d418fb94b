package io.giaoban.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.board.live.ServerSentEvents;
import io.giaoban.board.live.ServerSentEvents.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The events of a stream are those that the description tells of. */
@Timeout(120)
class StreamedEventsTest {
  private static final String REPORT =
      "{\"kind\":\"cases\",\"city\":\"VN-HN\",\"unit\":\"001\",\"day\":\"2022-01-02\",\"newCases\":2500}";

  private final JsonMapper json = new JsonMapper();

  @Test
  void shouldBeDescribedAndSayWhatCanBeAskedFor() throws Exception {
    try (StandaloneNode node = new StandaloneNode()) {
      ApiClient client = node.client();
      JsonNode description = client.description();
      try (ServerStream stream = new ServerStream(node.url() + "/v1/stream?city=VN-HN")) {
        assertThat(client.send(report(description)).statusCode()).isEqualTo(200);
        Map<String, Event> told = new HashMap<>();
        while (!told.keySet().containsAll(Set.of("city-day", "alert"))) {
          Event event = stream.next();
          assertDescribed(description, event);
          told.put(event.type(), event);
        }
        List<JsonNode> asked =
            get(node.url() + "/v1/cities/VN-HN/days?from=2022-01-02&to=2022-01-02");
        assertThat(asked).containsExactly(json.readTree(told.get("city-day").data()));
      }
    }
  }

  private void assertDescribed(JsonNode description, Event event) {
    JsonNode shape =
        description.at(
            "/paths/~1v1~1stream/get/responses/200/content/text~1event-stream/schema/x-events/"
                + event.type());
    assertThat(
            new AnswerCheck(description)
                .wrong(shape, event.data().getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  private static Request report(JsonNode description) {
    Operation operation =
        new Operation("POST", "/v1/reports", description.at("/paths/~1v1~1reports/post"));
    return new Request(
        operation,
        "many cases",
        200,
        "/v1/reports",
        Map.of(),
        Map.of("Content-Type", "application/json"),
        ByteBuffer.wrap(REPORT.getBytes(StandardCharsets.UTF_8)));
  }

  private List<JsonNode> get(String url) throws Exception {
    try (InputStream in = URI.create(url).toURL().openStream()) {
      return List.copyOf(json.readerForListOf(JsonNode.class).<List<JsonNode>>readValue(in));
    }
  }

  /** A stream that is open when this is made. */
  private static final class ServerStream implements AutoCloseable {
    private final InputStream in;
    private final ServerSentEvents events;

    ServerStream(String url) throws IOException {
      in = URI.create(url).toURL().openStream();
      events = new ServerSentEvents(new InputStreamReader(in, StandardCharsets.UTF_8));
      Event unused = events.block();
    }

    /** The next event about the day that is reported: the clock has others told, too. */
    Event next() throws IOException {
      Event event = events.next();
      while (!event.data().contains("\"day\":\"2022-01-02\"")) {
        event = events.next();
      }
      return event;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
