package io.giaoban.dispatch.cap;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What was told of alerts in a city like Hà Nội, message by message. */
final class Telling implements ToldAlerts {
  static final String ID = "VN-HN.cases-2000.2022-01-02";
  static final LocalDate DAY = LocalDate.of(2022, 1, 2);
  static final Instant FIRST = Instant.parse("2022-01-02T11:05:00.250Z");
  static final CapSettings SETTINGS =
      new CapSettings(
          new CapAuthor("canhbao@hanoi.example", "Sở Y tế Hà Nội", CapAuthor.Status.EXERCISE),
          () -> "https://canhbao.example");
  static final City CITY =
      new City(
          "VN-HN",
          "Hà Nội",
          "Hanoi",
          ZoneId.of("Asia/Ho_Chi_Minh"),
          Cutoff.parse("18:00"),
          Duration.ZERO,
          null,
          null,
          List.of(new ReportingUnit("001", "Ba Đình", "Ba Dinh", null, null, null, false)));

  private final Map<String, List<Alert>> histories = new LinkedHashMap<>();

  /** Tells the next message of an alert, an hour after the one before. */
  Alert tell(String id, AlertState state, Consumer<Alert> changes) {
    List<Alert> history = histories.computeIfAbsent(id, key -> new ArrayList<>());
    int sequence = history.size() + 1;
    Alert message =
        Alert.newBuilder()
            .setId(id)
            .setSequence(sequence)
            .setRule("cases-2000")
            .setSeverity("severe")
            .setCity(CITY.code())
            .setState(state)
            .setFirstDay(DAY)
            .setLastDay(DAY)
            .setDay(DAY)
            .setValue(2_045.0)
            .setPeak(2_045)
            .setPeakDay(DAY)
            .setProvisional(false)
            .setCompleteness(1.0)
            .setVersion(sequence)
            .setKnownAt(FIRST.plus(Duration.ofHours(sequence - 1)))
            .setReferences(sequence == 1 ? List.of() : List.of(id + "#" + (sequence - 1)))
            .build();
    changes.accept(message);
    history.add(message);
    return message;
  }

  /** Tells the next message of {@link #ID}. */
  Alert tell(AlertState state, Consumer<Alert> changes) {
    return tell(ID, state, changes);
  }

  /** Tells such messages of {@link #ID}. */
  Telling tell(AlertState... states) {
    for (AlertState state : states) {
      tell(state, message -> {});
    }
    return this;
  }

  /** The document of the last message of {@link #ID}, as its receiver reads it. */
  CapReader last() {
    return CapReader.of(new CapDocuments(SETTINGS, this).of(history(ID), CITY));
  }

  @Override
  public Collection<List<Alert>> histories() {
    return histories.values();
  }

  @Override
  public List<Alert> history(String id) {
    return histories.getOrDefault(id, List.of());
  }
}
