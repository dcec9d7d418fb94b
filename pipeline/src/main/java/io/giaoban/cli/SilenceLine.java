package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** A silence as a JSON line. */
final class SilenceLine {
  private static final JsonMapper JSON = new JsonMapper();

  private SilenceLine() {}

  static ObjectNode of(Silence silence, Instant now) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("type", "silence");
    try {
      JsonNode fields = JSON.readTree(SilenceJson.write(silence));
      line.setAll((ObjectNode) fields);
    } catch (IOException e) {
      throw new UncheckedIOException("silence " + silence.id() + " cannot be told", e);
    }
    return line.put("state", SilenceState.of(silence, now).toString());
  }
}
