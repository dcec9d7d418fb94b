package io.giaoban.dispatch;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Alert messages for tests. */
public final class Alerts {
  private static final LocalDate DAY = LocalDate.parse("2022-01-02");
  private static final Instant KNOWN_AT = Instant.parse("2022-01-02T11:00:00Z");

  private Alerts() {}

  /** A message of the alert of a rule in Hà Nội. */
  public static Alert message(String rule, int sequence, AlertState state) {
    return message("VN-HN", rule, sequence, state).build();
  }

  /** A message to be changed further. */
  public static Alert.Builder message(String city, String rule, int sequence, AlertState state) {
    return Alert.newBuilder()
        .setId(city + "." + rule + "." + DAY)
        .setSequence(sequence)
        .setRule(rule)
        .setSeverity("severe")
        .setCity(city)
        .setState(state)
        .setFirstDay(DAY)
        .setLastDay(DAY)
        .setDay(DAY)
        .setValue(2045.0)
        .setPeak(2045.0)
        .setPeakDay(DAY)
        .setProvisional(false)
        .setCompleteness(1.0)
        .setVersion(1)
        .setKnownAt(KNOWN_AT)
        .setHeadline(Map.of("vi", "Hà Nội: 2.045 ca mắc mới", "en", "Hanoi: 2,045 new cases"))
        .setReason("HOLDS");
  }
}
