package io.giaoban.dispatch.cap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.place.City;
import io.giaoban.schema.Alert;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What a message is called in documents and feeds, and when it was sent.
 *
 * @param alert the message
 * @param city whose alert it is
 * @param settings as whom it is told
 */
record CapMessage(Alert alert, City city, CapSettings settings) {
  /** CAP 1.2, 3.3.2: no fractions of seconds, and an offset where others write Z. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private static final int MINUTE = 60;

  /** Unique among the sender's; without spaces, commas, {@code <} and {@code &}. */
  String identifier() {
    return encoded(alert.getId()) + ":" + alert.getSequence();
  }

  /** When it was sent, by the city's clocks. */
  String sent() {
    return time(alert.getKnownAt());
  }

  /** When the episode's first day began, by the city's clocks. */
  String onset() {
    return time(city.startOf(alert.getFirstDay()));
  }

  /** How later messages refer to it. */
  String reference() {
    return settings.sender() + "," + identifier() + "," + sent();
  }

  /** The same for feeds: a tag URI (RFC 4151), the same whatever address it is read from. */
  String uri() {
    return "tag:%s,%s:%s"
        .formatted(settings.sender(), city.dateOf(alert.getKnownAt()), identifier());
  }

  /** Where its document is. */
  String documentUrl() {
    return alertUrl() + "/" + alert.getSequence() + ".cap";
  }

  /** Where its alert is. */
  String alertUrl() {
    return settings.baseUrl().get() + "/v1/alerts/" + encoded(alert.getId());
  }

  private String time(Instant instant) {
    int seconds = city.timezone().getRules().getOffset(instant).getTotalSeconds();
    // Local mean times of long ago had seconds in their offsets, which cannot be written.
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(seconds / MINUTE * MINUTE);
    return TIME.format(OffsetDateTime.ofInstant(instant, offset));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }
}
