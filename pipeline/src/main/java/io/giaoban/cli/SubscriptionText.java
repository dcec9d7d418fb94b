package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Subscriptions as text for people, times in the zone of this machine. */
final class SubscriptionText {
  private static final List<String> HEADER =
      List.of("id", "state", "waiting", "last delivered", "failing since", "channel", "name");
  private static final List<String> ATTEMPTS_HEADER =
      List.of("at", "attempt", "verdict", "status", "ms", "next", "what", "detail");

  private SubscriptionText() {}

  /** A line each, below a header. */
  static List<String> table(Iterable<JsonNode> subscriptions) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (JsonNode one : subscriptions) {
      rows.add(
          List.of(
              one.get("id").asText(),
              one.get("state").asText(),
              one.get("waitingCount").asText(),
              time(one.get("lastDeliveredAt")),
              time(one.get("failingSince")),
              channel(one),
              one.get("name").asText()));
    }
    return Cells.table(rows);
  }

  /** Attempts, a line each, below a header. */
  static List<String> attempts(JsonNode attempts) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(ATTEMPTS_HEADER);
    for (JsonNode attempt : attempts) {
      List<String> messages = new ArrayList<>();
      attempt.get("messages").forEach(message -> messages.add(message.asText()));
      rows.add(
          List.of(
              time(attempt.get("at")),
              attempt.get("attempt").asText(),
              attempt.get("verdict").asText(),
              text(attempt.get("status")),
              attempt.get("latencyMillis").asText(),
              time(attempt.get("nextAttemptAt")),
              String.join(" ", messages),
              text(attempt.get("detail"))));
    }
    return Cells.table(rows);
  }

  /** All about one: what it is, how it stands, what waits and what was given up. */
  static List<String> lines(JsonNode one) {
    List<String> lines = new ArrayList<>(table(List.of(one)));
    lines.add(standing(one));
    lines.add("asks for " + one.get("filter"));
    messages("waiting", one.get("waiting"), "nextAttemptAt", lines);
    messages("given up", one.get("undelivered"), "givenUpAt", lines);
    return lines;
  }

  /** One line: whether it is told anything, and if not, why. */
  static String standing(JsonNode one) {
    String state = one.get("state").asText();
    String why =
        switch (state) {
          case "unverified" -> ": " + one.at("/verification/detail").asText();
          case "halted" ->
              ": %s since %s".formatted(one.at("/halt/reason").asText(), time(one.at("/halt/at")));
          default -> "";
        };
    return one.get("id").asText() + " " + state + why;
  }

  private static void messages(String what, JsonNode messages, String when, List<String> lines) {
    for (JsonNode message : messages) {
      lines.add(
          "%s: %s %s %s %s"
              .formatted(
                  what,
                  message.get("message").asText(),
                  time(message.get(when)),
                  text(message.get("verdict")),
                  text(message.get("detail"))));
    }
  }

  private static String channel(JsonNode one) {
    JsonNode channel = one.get("channel");
    return channel.get(channel.has("url") ? "url" : "to").asText();
  }

  private static String time(JsonNode time) {
    return time.isNull() ? "-" : MomentConverter.text(Instant.parse(time.asText()));
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "-" : value.asText();
  }
}
