package io.giaoban.dispatch.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Several messages in one body, which Standard Webhooks wants below 20 kB: as many of the first as
 * fit are told with figures, the next without them, the last by name only. Each is told in any
 * case.
 */
final class DigestAlerts {
  private static final List<String> NAME = List.of("id", "sequence", "state");

  private final List<ObjectNode> alerts;
  private int spare;
  private int withoutFigures;
  private int shortened;

  /**
   * Fits messages in.
   *
   * @param alerts each told whole; they are cut down here
   * @param bytes for all of them
   */
  DigestAlerts(List<ObjectNode> alerts, int bytes) {
    this.alerts = alerts;
    spare = bytes - alerts.stream().mapToInt(alert -> size(named(alert))).sum();
  }

  /** The data of a digest, without its links. */
  ObjectNode data() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ArrayNode fitted = data.putArray("alerts");
    alerts.forEach(alert -> fitted.add(fitted(alert)));
    return data.put("figuresLeftOut", withoutFigures).put("alertsShortened", shortened);
  }

  /** Once something was left out, it is of all later ones: nobody has to ask where. */
  private ObjectNode fitted(ObjectNode alert) {
    ObjectNode named = named(alert);
    if (withoutFigures == 0 && takes(alert, named)) {
      return alert;
    }
    withoutFigures++;
    ObjectNode bare = alert.deepCopy().without(List.of("figures"));
    if (shortened == 0 && takes(bare, named)) {
      return bare;
    }
    shortened++;
    return named;
  }

  private boolean takes(ObjectNode form, ObjectNode named) {
    int more = size(form) - size(named);
    if (more > spare) {
      return false;
    }
    spare -= more;
    return true;
  }

  private static ObjectNode named(ObjectNode alert) {
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    named.set("alert", ((ObjectNode) alert.get("alert")).deepCopy().retain(NAME));
    return named;
  }

  /** With the comma after it. */
  private static int size(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8).length + 1;
  }
}
