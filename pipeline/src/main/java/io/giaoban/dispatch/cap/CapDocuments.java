package io.giaoban.dispatch.cap;

import io.giaoban.place.City;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.List;
import java.util.stream.Collectors;

/** Writes public messages as CAP 1.2 documents. Thread-safe. */
public final class CapDocuments {
  /** The media type of a document. */
  public static final String MEDIA_TYPE = "application/cap+xml";

  private final CapSettings settings;
  private final Replaced replaced;

  /**
   * Writes documents.
   *
   * @param settings as whom
   * @param alerts knows the alerts that others are joined to or split off from
   */
  public CapDocuments(CapSettings settings, ToldAlerts alerts) {
    this.settings = settings;
    this.replaced = new Replaced(alerts::history);
  }

  /**
   * A message's document, in Vietnamese and English; times are the city's own.
   *
   * @param history the alert's messages in the order in which they were told, this one the last
   * @param city whose alert it is
   * @throws IllegalArgumentException if the message is not for the public
   * @throws InvalidCapException if it would not be valid by CAP 1.2
   */
  public String of(List<Alert> history, City city) {
    Alert message = history.get(history.size() - 1);
    List<Alert> told = PublicMessages.of(history);
    if (told.isEmpty() || !told.get(told.size() - 1).equals(message)) {
      throw new IllegalArgumentException(
          "message: %s#%d (expected: one for the public)"
              .formatted(message.getId(), message.getSequence()));
    }
    return CapSchema.checked(
        write(new CapMessage(message, city, settings), told.subList(0, told.size() - 1)));
  }

  private String write(CapMessage message, List<Alert> before) {
    Alert alert = message.alert();
    XmlText xml = new XmlText(CapSchema.NAMESPACE, "alert");
    xml.leaf("identifier", message.identifier());
    xml.leaf("sender", settings.sender());
    xml.leaf("sent", message.sent());
    xml.leaf("status", settings.author().status().word());
    xml.leaf("msgType", type(alert, before));
    xml.leaf("scope", "Public");
    List<Alert> earlier = replaced.by(alert, before);
    if (!earlier.isEmpty()) {
      xml.leaf("references", references(earlier, message.city()));
    }
    xml.leaf("incidents", alert.getId());
    for (Language language : Language.values()) {
      new InfoBlock(message, language).to(xml);
    }
    return xml.end();
  }

  private static String type(Alert alert, List<Alert> before) {
    if (before.isEmpty()) {
      return "Alert";
    }
    return alert.getState() == AlertState.CANCELLED ? "Cancel" : "Update";
  }

  private String references(List<Alert> earlier, City city) {
    return earlier.stream()
        .map(alert -> new CapMessage(alert, city, settings).reference())
        .collect(Collectors.joining(" "));
  }
}
