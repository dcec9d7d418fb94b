package io.giaoban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.rejected.DeadLetter;
import io.giaoban.wire.AvroJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;

/** Rejected reports as JSON, a line each; bytes as text where they are text, else in base64. */
final class DeadLetterJson {
  private DeadLetterJson() {}

  static ObjectNode line(DeadLetter letter) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("type", "rejected").put("id", letter.id().toString());
    line.setAll(AvroJson.of(letter.report()));
    putText(line, "original", letter.report().getOriginal());
    if (letter.report().getOriginalKey() != null) {
      putText(line, "originalKey", letter.report().getOriginalKey());
    }
    line.put("city", letter.city().orElse(null));
    line.put("feed", letter.feed().orElse(null));
    line.put("replayOf", letter.repeatOf().orElse(null));
    line.set("replayed", letter.replayed().map(AvroJson::of).orElse(null));
    return line;
  }

  static ObjectNode summary(Map<String, Integer> reasons) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("type", "summary");
    ObjectNode counts = line.putObject("reasons");
    reasons.forEach(counts::put);
    return line;
  }

  private static void putText(ObjectNode line, String field, ByteBuffer bytes) {
    Optional<String> text = text(bytes);
    text.ifPresent(value -> line.put(field, value));
    line.put(field + "Encoding", text.isPresent() ? "text" : "base64");
  }

  private static Optional<String> text(ByteBuffer bytes) {
    try {
      String text = UTF_8.newDecoder().decode(bytes.duplicate()).toString();
      return text.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c))
          ? Optional.of(text)
          : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
