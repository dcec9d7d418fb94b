package io.giaoban.dispatch.cap;

import io.giaoban.alert.Severity;
import io.giaoban.schema.Alert;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a document says in one language: CAP 1.2's info (section 3.2.2). */
final class InfoBlock {
  private final CapMessage message;
  private final Alert alert;
  private final MessageText text;

  InfoBlock(CapMessage message, Language language) {
    this.message = message;
    this.alert = message.alert();
    this.text = new MessageText(alert, message.city(), language);
  }

  void to(XmlText xml) {
    xml.open("info");
    xml.leaf("language", text.language().tag());
    xml.leaf("category", "Health");
    xml.leaf("event", text.event());
    xml.leaf("responseType", responseType());
    xml.leaf("urgency", urgency());
    xml.leaf("severity", severity());
    xml.leaf("certainty", alert.getProvisional() ? "Likely" : "Observed");
    named(xml, "eventCode", "giaoban:rule", alert.getRule());
    xml.leaf("effective", message.sent());
    xml.leaf("onset", message.onset());
    xml.leaf("senderName", message.settings().senderName());
    xml.leaf("headline", text.headline());
    xml.leaf("description", text.description());
    String instruction = text.instruction();
    if (instruction != null) {
      xml.leaf("instruction", instruction);
    }
    xml.leaf("web", message.alertUrl());
    parameters(xml);
    area(xml);
    xml.close();
  }

  private String responseType() {
    return switch (alert.getState()) {
      case RESOLVED -> "AllClear";
      case CANCELLED -> "None";
      default -> alert.getAdvice().isEmpty() ? "Monitor" : "Prepare";
    };
  }

  /** What is over asks nobody to act any more, which is what the standard calls past. */
  private String urgency() {
    if (PublicMessages.isEnd(alert)) {
      return "Past";
    }
    return switch (severityOfRule()) {
      case EXTREME -> "Immediate";
      case SEVERE -> "Expected";
      case MODERATE, MINOR -> "Future";
    };
  }

  private String severity() {
    return switch (severityOfRule()) {
      case EXTREME -> "Extreme";
      case SEVERE -> "Severe";
      case MODERATE -> "Moderate";
      case MINOR -> "Minor";
    };
  }

  private Severity severityOfRule() {
    return Severity.valueOf(alert.getSeverity().toUpperCase(Locale.ROOT));
  }

  /** The message's figures for programs; what is not known is left out. */
  private void parameters(XmlText xml) {
    parameter(xml, "rule", alert.getRule());
    parameter(xml, "state", alert.getState().name().toLowerCase(Locale.ROOT));
    parameter(xml, "reason", alert.getReason());
    parameter(xml, "firstDay", alert.getFirstDay().toString());
    parameter(xml, "lastDay", alert.getLastDay().toString());
    parameter(xml, "day", alert.getDay().toString());
    parameter(xml, "value", alert.getValue());
    parameter(xml, "peak", alert.getPeak());
    parameter(xml, "peakDay", alert.getPeakDay().toString());
    parameter(xml, "provisional", Boolean.toString(alert.getProvisional()));
    parameter(xml, "completeness", alert.getCompleteness());
    parameter(xml, "version", Long.toString(alert.getVersion()));
    parameter(xml, "sequence", Integer.toString(alert.getSequence()));
  }

  private void area(XmlText xml) {
    xml.open("area");
    xml.leaf("areaDesc", text.place());
    named(xml, "geocode", "ISO3166-2", alert.getCity());
    if (alert.getUnit() != null) {
      named(xml, "geocode", "giaoban:unit", alert.getUnit());
    }
    xml.close();
  }

  private static void parameter(XmlText xml, String name, @Nullable Double value) {
    if (value != null && Double.isFinite(value)) {
      parameter(xml, name, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
    }
  }

  private static void parameter(XmlText xml, String name, @Nullable String value) {
    if (value != null) {
      named(xml, "parameter", name, value);
    }
  }

  private static void named(XmlText xml, String element, String name, String value) {
    xml.open(element).leaf("valueName", name).leaf("value", value).close();
  }
}
