package io.giaoban.board.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What an event of the stream is about. */
enum EventType {
  /** A city day as it stands now. */
  @JsonProperty("city-day")
  CITY_DAY("city-day"),
  /** One message of an alert. */
  @JsonProperty("alert")
  ALERT("alert");

  /** All of them by their words. */
  static final Map<String, EventType> WORDS =
      Arrays.stream(values())
          .collect(
              Collectors.toMap(EventType::word, type -> type, (a, b) -> a, LinkedHashMap::new));

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** The event's name in the stream. */
  String word() {
    return word;
  }
}
