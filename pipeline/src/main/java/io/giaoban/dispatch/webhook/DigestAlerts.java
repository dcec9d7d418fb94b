package io.giaoban.dispatch.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Several messages in one body, which Standard Webhooks wants below 20 kB. Each is told in any
 * case; where there is no room for all of all, the last are told without figures, and if that is
 * not enough, by name only.
 */
final class DigestAlerts {
  private static final List<String> NAME = List.of("id", "sequence", "state");

  private final List<ObjectNode> alerts;
  private int spare;

  /**
   * Fits messages in.
   *
   * @param alerts each told whole
   * @param bytes for all of them
   */
  DigestAlerts(List<ObjectNode> alerts, int bytes) {
    this.alerts = alerts;
    this.spare = bytes;
  }

  /** The data of a digest, without its links. */
  ObjectNode data() {
    spare -= alerts.stream().mapToInt(alert -> size(named(alert))).sum();
    int told = fitting(DigestAlerts::named, DigestAlerts::bare);
    int whole = told == alerts.size() ? fitting(DigestAlerts::bare, UnaryOperator.identity()) : 0;
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ArrayNode fitted = data.putArray("alerts");
    alerts.subList(0, whole).forEach(fitted::add);
    alerts.subList(whole, told).forEach(alert -> fitted.add(bare(alert)));
    alerts.subList(told, alerts.size()).forEach(alert -> fitted.add(named(alert)));
    return data.put("figuresLeftOut", alerts.size() - whole)
        .put("alertsShortened", alerts.size() - told);
  }

  /** How many of the first have room for another form. */
  private int fitting(UnaryOperator<ObjectNode> form, UnaryOperator<ObjectNode> longer) {
    for (int index = 0; index < alerts.size(); index++) {
      ObjectNode alert = alerts.get(index);
      int more = size(longer.apply(alert)) - size(form.apply(alert));
      if (more > spare) {
        return index;
      }
      spare -= more;
    }
    return alerts.size();
  }

  private static ObjectNode bare(ObjectNode alert) {
    return alert.deepCopy().without(List.of("figures"));
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
