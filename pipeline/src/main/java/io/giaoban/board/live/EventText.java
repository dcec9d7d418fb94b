package io.giaoban.board.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.wire.AvroJson;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/** What is sent, in the grammar of the HTML standard, section "Server-sent events". */
final class EventText {
  static final String GAP = "gap";

  /** How long a browser waits before it comes again. */
  private static final Duration RETRY = Duration.ofSeconds(3);

  private static final JsonMapper JSON = new JsonMapper();

  private EventText() {}

  /** An event but for its id. */
  static byte[] of(EventType type, SpecificRecord value) {
    return event(type.word(), AvroJson.of(value)).getBytes(UTF_8);
  }

  /** The line that comes before an event. */
  static byte[] id(String id) {
    return idLine(id).getBytes(UTF_8);
  }

  /** What comes first; who has its id misses nothing from then on. */
  static ByteBuffer greeting(String id) {
    return UTF_8.encode("retry: " + RETRY.toMillis() + "\n" + idLine(id) + "\n");
  }

  /** A sign of life. An id without data is remembered, and makes no event. */
  static ByteBuffer keepAlive(String id) {
    return UTF_8.encode(": still here\n" + idLine(id) + "\n");
  }

  /** What comes last to who is dropped. */
  static ByteBuffer gap(String id, Drop reason) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("reason", reason.name()).put("goOnFrom", id);
    return UTF_8.encode(idLine(id) + event(GAP, data));
  }

  private static String idLine(String id) {
    return "id: " + id + "\n";
  }

  /** JSON has no line breaks but escaped ones: one line of data is enough. */
  private static String event(String name, ObjectNode data) {
    try {
      return "event: " + name + "\ndata: " + JSON.writeValueAsString(data) + "\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name + ": no JSON (expected: of a record)", e);
    }
  }
}
