package io.giaoban.dispatch.cap;

import io.giaoban.dispatch.AlertFilter;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the public was told of all alerts. */
final class ToldPublic {
  private static final Comparator<Alert> NEWEST_FIRST =
      Comparator.comparing(Alert::getKnownAt)
          .thenComparing(Alert::getSequence)
          .reversed()
          .thenComparing(Alert::getId);

  private final CapSettings settings;
  private final ToldAlerts alerts;
  private final Supplier<Places> places;
  private final CapDocuments documents;

  ToldPublic(CapSettings settings, ToldAlerts alerts, Supplier<Places> places) {
    this.settings = settings;
    this.alerts = alerts;
    this.places = places;
    this.documents = new CapDocuments(settings, alerts);
  }

  /** So many messages that are asked for, the newest first. */
  List<CapMessage> newest(AlertFilter filter, int most) {
    return alerts.histories().stream()
        .flatMap(history -> PublicMessages.of(history).stream())
        .filter(filter::asksFor)
        .sorted(NEWEST_FIRST)
        .limit(most)
        .map(message -> new CapMessage(message, city(message), settings))
        .toList();
  }

  /** The document of what was told last of an alert; empty: nothing was. */
  Optional<String> lastDocument(String id) {
    List<Alert> history = alerts.history(id);
    return PublicMessages.of(history).stream()
        .reduce((before, last) -> last)
        .map(message -> document(history, message));
  }

  /** The document of one of an alert's messages; empty: there is none, or it was not for them. */
  Optional<String> document(String id, int sequence) {
    List<Alert> history = alerts.history(id);
    return PublicMessages.of(history).stream()
        .filter(message -> message.getSequence() == sequence)
        .findFirst()
        .map(message -> document(history, message));
  }

  private String document(List<Alert> history, Alert message) {
    return documents.of(history.subList(0, history.indexOf(message) + 1), city(message));
  }

  /** The city of a message; of one that reports here no longer, what is still known. */
  private City city(Alert message) {
    City city = places.get().city(message.getCity());
    return city != null
        ? city
        : new City(
            message.getCity(),
            message.getCity(),
            null,
            ZoneOffset.UTC,
            Cutoff.MIDNIGHT,
            Duration.ZERO,
            null,
            null,
            List.of());
  }
}
