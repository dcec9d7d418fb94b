package io.giaoban.node;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.giaoban.dispatch.cap.CapDocuments;
import io.giaoban.dispatch.cap.ToldAlerts;
import io.giaoban.dispatch.webhook.CapText;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * CAP documents of messages for webhooks, with what was told of their alerts before. Each is made
 * once for all who ask for it within a while.
 */
final class PublicDocuments implements CapText {
  private static final int KEPT = 1_000;

  private final CapDocuments documents;
  private final ToldAlerts alerts;
  private final Supplier<Places> places;
  private final LoadingCache<Alert, String> made =
      Caffeine.newBuilder().maximumSize(KEPT).build(this::make);

  PublicDocuments(CapDocuments documents, ToldAlerts alerts, Supplier<Places> places) {
    this.documents = documents;
    this.alerts = alerts;
    this.places = places;
  }

  @Override
  public String of(Alert message) {
    // What is made before the board knows all of it refers to less.
    return before(message).size() == message.getSequence() - 1 ? made.get(message) : make(message);
  }

  private String make(Alert message) {
    City city = places.get().city(message.getCity());
    if (city == null) {
      throw new IllegalArgumentException(
          "city: \"%s\" (expected: one that reports here)".formatted(message.getCity()));
    }
    return documents.of(Stream.concat(before(message).stream(), Stream.of(message)).toList(), city);
  }

  /** The board may not have the message yet, or have later ones already. */
  private List<Alert> before(Alert message) {
    return alerts.history(message.getId()).stream()
        .filter(told -> told.getSequence() < message.getSequence())
        .toList();
  }
}
