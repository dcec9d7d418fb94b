package io.giaoban.subscriber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** What a message says, in any of the formats that it may come in. */
public final class Message {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String VERIFICATION = "subscription.verification";

  private final Received received;
  private final JsonNode json;

  /** Reads a message; what it does not understand is nothing. */
  public Message(Received received) {
    this.received = received;
    this.json = json(received.body());
  }

  /** Such as {@code alert.raised}; of what is no JSON, its media type. */
  public String type() {
    return json.path("type").asText(received.header("content-type").orElse("without a type"));
  }

  /** One line for people; empty: there is none. */
  public String headline() {
    JsonNode data = json.path("data");
    String first = headline(data.path("alerts").isArray() ? data.at("/alerts/0") : data);
    int more = data.path("alerts").size() - 1;
    return more > 0 ? "%s (and %d more)".formatted(first, more) : first;
  }

  /** What is to be answered, if this is the question whether somebody listens. */
  public Optional<String> challenge() {
    return type().equals(VERIFICATION)
        ? Optional.of(json.at("/data/challenge").asText())
        : Optional.empty();
  }

  private static String headline(JsonNode told) {
    JsonNode texts = told.at("/alert/headline");
    return texts.isEmpty() ? told.at("/alert/id").asText() : texts.elements().next().asText();
  }

  private static JsonNode json(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
