package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.Subscription;
import io.giaoban.schema.Alert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Where what is told can be looked up, and answered.
 *
 * @param base tells under which URL this program is reached from outside, with or without a slash
 *     at its end
 * @param codes prove that a link came by mail
 */
public record Links(Supplier<String> base, ChannelCodes codes) {
  String alerts() {
    return to("/v1/alerts");
  }

  String alert(Alert message) {
    return to("/v1/alerts/" + encoded(message.getId()));
  }

  String cap(Alert message) {
    return alert(message) + ".cap";
  }

  /** The figures of an alert's days. */
  String days(Alert message) {
    String unit = message.getUnit();
    String place = encoded(message.getCity()) + (unit == null ? "" : "/units/" + encoded(unit));
    return to("/v1/cities/" + place + "/days")
        + "?from="
        + message.getFirstDay()
        + "&to="
        + message.getLastDay();
  }

  String subscription(Subscription subscription) {
    return to("/v1/subscriptions/" + encoded(subscription.id()));
  }

  String unsubscribe(Subscription subscription) {
    return subscription(subscription) + "/unsubscribe?code=" + codes.unsubscribe(subscription);
  }

  String confirm(Subscription subscription) {
    return subscription(subscription) + "/confirm?code=" + codes.confirm(subscription);
  }

  private String to(String path) {
    String url = base.get();
    return (url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + path;
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
