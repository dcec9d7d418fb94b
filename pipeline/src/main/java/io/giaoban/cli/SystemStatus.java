package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.gateway.Feed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How a system fares. What is empty none of the processes that were asked could tell, or there was
 * no key to ask with.
 *
 * @param at when that was asked
 * @param processes those that were asked
 * @param cities as {@code /v1/cities} tells them
 * @param feeds as {@code /v1/feeds} tells them
 * @param subscriptions as {@code /v1/subscriptions} tells them
 * @param alerts those that are not over, as {@code /v1/alerts} tells them
 * @param keyShown whether there was a key to ask with about feeds and subscriptions
 */
record SystemStatus(
    Instant at,
    List<ProcessStatus> processes,
    Optional<JsonNode> cities,
    Optional<JsonNode> feeds,
    Optional<JsonNode> subscriptions,
    Optional<JsonNode> alerts,
    boolean keyShown) {
  /** A feed of which more is refused has a defect, not a typing error. */
  private static final double MOST_REFUSED = 0.1;

  private static final String BOARD = "board";

  SystemStatus {
    processes = List.copyOf(processes);
  }

  /** What needs a person, a line each. */
  List<String> concerns() {
    List<String> all = new ArrayList<>();
    processes.forEach(one -> one.details().forEach(detail -> all.add(one.url() + ": " + detail)));
    all.addAll(unanswered());
    lateCities()
        .forEach(
            city ->
                all.add(
                    "%s: %d reports are late"
                        .formatted(city.path("city").asText(), late(city).count())));
    troubledFeeds().forEach(feed -> all.add("feed " + feed.path("feed").asText()));
    troubledSubscriptions().forEach(one -> all.add("subscription " + one.path("id").asText()));
    return all;
  }

  /** What nobody answered although somebody should: there it is not known that all is well. */
  private List<String> unanswered() {
    List<String> lists = new ArrayList<>();
    if (processes.stream().anyMatch(one -> one.roles().contains(BOARD))) {
      expect(cities, "cities: not answered (expected: by a board)", lists);
      expect(alerts, "alerts: not answered (expected: by a board)", lists);
    }
    if (keyShown) {
      expect(feeds, "feeds: not answered (expected: the operator's key)", lists);
      expect(subscriptions, "subscriptions: not answered (expected: the operator's key)", lists);
    }
    return lists;
  }

  private static void expect(Optional<JsonNode> answer, String otherwise, List<String> into) {
    if (answer.isEmpty()) {
      into.add(otherwise);
    }
  }

  /** The cities with units whose reports are late. */
  Stream<JsonNode> lateCities() {
    return each(cities).filter(city -> late(city).findAny().isPresent());
  }

  /** The units of a city whose reports are late, once for each day. */
  static Stream<JsonNode> late(JsonNode city) {
    return stream(city.path("days")).flatMap(day -> stream(day.path("missing")));
  }

  /** The feeds with missing reports, or of which much is refused. */
  Stream<JsonNode> troubledFeeds() {
    return each(feeds)
        .filter(feed -> feed.path("state").asText().equals(Feed.State.ACTIVE.name()))
        .filter(
            feed ->
                feed.path("rejectedShare").asDouble() > MOST_REFUSED
                    // The operator may report for all units, and so misses all that others report.
                    || (feed.path("missing").asLong() > 0
                        && !feed.path("feed").asText().equals(Feed.OPERATOR)));
  }

  /** The subscriptions that cannot be told. */
  Stream<JsonNode> troubledSubscriptions() {
    return each(subscriptions)
        .filter(
            one -> one.path("state").asText().equals("halted") || one.hasNonNull("failingSince"));
  }

  static Stream<JsonNode> each(Optional<JsonNode> all) {
    return all.stream().flatMap(SystemStatus::stream);
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** All of it. */
  ObjectNode json() {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.put("at", at.toString());
    List<String> concerns = concerns();
    told.put("needsSomebody", !concerns.isEmpty());
    concerns.forEach(told.putArray("concerns")::add);
    processes.stream().map(ProcessStatus::json).forEach(told.putArray("processes")::add);
    told.set("cities", cities.orElse(null));
    told.set("feeds", feeds.orElse(null));
    told.set("subscriptions", subscriptions.orElse(null));
    told.set("alerts", alerts.orElse(null));
    return told;
  }
}
