package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one process fares.
 *
 * @param url where it is
 * @param ready whether it wants traffic
 * @param away why it does not answer; empty: it does
 * @param roles what it does
 * @param consumers of each how far behind it is
 * @param trouble its indicators that are not up
 */
record ProcessStatus(
    String url,
    boolean ready,
    Optional<String> away,
    List<String> roles,
    JsonNode consumers,
    List<JsonNode> trouble) {

  /**
   * What its answers come to.
   *
   * @param status as {@code /v1/status} tells it
   * @param readiness as {@code /readyz} tells it
   */
  static ProcessStatus of(String url, boolean ready, JsonNode status, JsonNode readiness) {
    if (!status.path("roles").isArray() || !readiness.path("indicators").isArray()) {
      return away(url, "no roles or no indicators (expected: a process of giaoban)");
    }
    List<String> roles = new ArrayList<>();
    status.path("roles").forEach(role -> roles.add(role.asText()));
    List<JsonNode> trouble = new ArrayList<>();
    readiness
        .path("indicators")
        .forEach(
            indicator -> {
              if (!indicator.path("state").asText().equals("up")) {
                trouble.add(indicator);
              }
            });
    return new ProcessStatus(
        url, ready, Optional.empty(), List.copyOf(roles), status.path("consumers"), trouble);
  }

  static ProcessStatus away(String url, String why) {
    return new ProcessStatus(
        url, false, Optional.of(why), List.of(), JsonNodeFactory.instance.arrayNode(), List.of());
  }

  /** In a word. */
  String state() {
    if (away.isPresent()) {
      return "away";
    }
    return ready ? "ready" : "not ready";
  }

  /** What is wrong, for people; empty: nothing. */
  List<String> details() {
    if (away.isEmpty() && !ready && trouble.isEmpty()) {
      return List.of("not ready, and does not say why (expected: an indicator that is not up)");
    }
    return away.map(List::of)
        .orElseGet(
            () ->
                trouble.stream()
                    .map(
                        one ->
                            "%s %s: %s"
                                .formatted(
                                    one.path("name").asText(),
                                    one.path("reason").asText(),
                                    one.path("detail").asText()))
                    .toList());
  }

  ObjectNode json() {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.put("url", url).put("state", state()).put("away", away.orElse(null));
    roles.forEach(told.putArray("roles")::add);
    told.set("consumers", consumers);
    told.putArray("trouble").addAll(trouble);
    return told;
  }
}
