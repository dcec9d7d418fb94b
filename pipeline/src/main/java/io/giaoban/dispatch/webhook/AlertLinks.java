package io.giaoban.dispatch.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.net.UrlEscapers;
import io.giaoban.schema.Alert;

/** Where a subscriber finds more. */
final class AlertLinks {
  /** Four weeks, as the mail's chart shows. */
  private static final int DAYS_BEFORE = 27;

  private final String base;

  /**
   * Links to a system.
   *
   * @param base its URL, with or without a slash at the end
   */
  AlertLinks(String base) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  ObjectNode of(Alert message) {
    String alert = base + "/v1/alerts/" + segment(message.getId());
    return JsonNodeFactory.instance
        .objectNode()
        .put("alert", alert)
        .put("cap", alert + ".cap")
        .put(
            "city-days",
            "%s/v1/cities/%s/days?from=%s&to=%s"
                .formatted(
                    base,
                    segment(message.getCity()),
                    message.getDay().minusDays(DAYS_BEFORE),
                    message.getDay()));
  }

  String subscription(String id) {
    return base + "/v1/subscriptions/" + segment(id);
  }

  private static String segment(String text) {
    return UrlEscapers.urlPathSegmentEscaper().escape(text);
  }
}
