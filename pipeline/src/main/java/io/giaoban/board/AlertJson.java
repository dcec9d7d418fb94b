package io.giaoban.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import io.giaoban.wire.AvroJson;
import java.util.Set;

/** Alerts as JSON. */
public final class AlertJson {
  /** What the alert says already. */
  private static final Set<String> OF_THE_ALERT = Set.of("alert", "city");

  private AlertJson() {}

  /** An alert as it was told last, with {@code acknowledgement}: the one that holds, or null. */
  public static ObjectNode of(AlertHistory history) {
    ObjectNode alert = AvroJson.of(history.last());
    alert.set("acknowledgement", history.acknowledgement().map(AlertJson::of).orElse(null));
    return alert;
  }

  /** The same with {@code history}: all messages, each with its own acknowledgements. */
  static ObjectNode whole(AlertHistory history) {
    ObjectNode alert = of(history);
    ArrayNode messages = alert.putArray("history");
    history.messages().forEach(message -> messages.add(of(message, history)));
    return alert;
  }

  private static ObjectNode of(Alert message, AlertHistory history) {
    ArrayNode acknowledgements = JsonNodeFactory.instance.arrayNode();
    history.acknowledgements().stream()
        .filter(acknowledgement -> acknowledgement.getSequence() == message.getSequence())
        .map(AlertJson::of)
        .forEach(acknowledgements::add);
    return AvroJson.of(message).set("acknowledgements", acknowledgements);
  }

  private static ObjectNode of(Acknowledgement acknowledgement) {
    return AvroJson.of(acknowledgement).remove(OF_THE_ALERT);
  }
}
