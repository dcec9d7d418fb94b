package io.giaoban.dispatch.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.schema.Alert;
import io.giaoban.wire.AvroJson;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What is told of a message, in JSON. */
final class ToldAlert {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ToldDays days;
  private final AlertLinks links;
  private final List<String> languages;

  /**
   * Tells a subscriber.
   *
   * @param languages in which texts are told, the first first
   */
  ToldAlert(ToldDays days, AlertLinks links, List<String> languages) {
    this.days = days;
    this.links = links;
    this.languages = languages;
  }

  /** The alert, the figures of its day, and links. */
  ObjectNode whole(Notice.Step step) {
    ObjectNode told = NODES.objectNode();
    told.set("alert", alert(step));
    told.set("figures", figures(step.message()));
    told.set("links", links.of(step.message()));
    return told;
  }

  private ObjectNode alert(Notice.Step step) {
    Alert message = step.message();
    ObjectNode alert = AvroJson.of(message);
    alert.set("headline", texts(message.getHeadline()));
    alert.set("advice", texts(message.getAdvice()));
    step.joined().forEach(alert.putArray("joined")::add);
    return alert;
  }

  private ObjectNode texts(Map<String, String> texts) {
    ObjectNode chosen = NODES.objectNode();
    languages.stream()
        .filter(texts::containsKey)
        .forEach(language -> chosen.put(language, texts.get(language)));
    return chosen;
  }

  private JsonNode figures(Alert message) {
    LocalDate day = message.getDay();
    Collection<? extends SpecificRecord> known =
        message.getUnit() == null
            ? days.city(message.getCity(), day, day)
            : days.unit(message.getCity(), message.getUnit(), day, day);
    return known.stream().findFirst().<JsonNode>map(AvroJson::of).orElseGet(NODES::nullNode);
  }
}
