package io.giaoban.dispatch.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.schema.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a notice tells, in JSON, whatever envelope it comes in. The same on every attempt. */
final class NoticeJson {
  /** Standard Webhooks: below 20 kB, of which some is the envelope's. */
  private static final int DIGEST_BYTES = 19_000;

  private final Notice notice;
  private final String base;
  private final ToldDays days;

  /**
   * Tells a notice.
   *
   * @param base URL of this system
   */
  NoticeJson(Notice notice, String base, ToldDays days) {
    this.notice = notice;
    this.base = base;
    this.days = days;
  }

  /** Such as {@code alert.raised}; {@code alert.digest} for who asked for digests. */
  String type() {
    return isDigest()
        ? "alert.digest"
        : "alert." + last().getState().name().toLowerCase(Locale.ROOT);
  }

  /** When what it tells was known. */
  Instant time() {
    return last().getKnownAt();
  }

  ObjectNode data() {
    Subscription subscription = notice.subscription();
    AlertLinks links = new AlertLinks(base);
    ToldAlert told = new ToldAlert(days, links, subscription.wishes().languages());
    List<ObjectNode> alerts = notice.steps().stream().map(told::whole).toList();
    ObjectNode data = isDigest() ? new DigestAlerts(alerts, DIGEST_BYTES).data() : alerts.get(0);
    data.withObjectProperty("links").put("subscription", links.subscription(subscription.id()));
    return data;
  }

  boolean isDigest() {
    return notice.subscription().wishes().digest() != null || notice.steps().size() > 1;
  }

  Alert last() {
    return notice.steps().get(notice.steps().size() - 1).message();
  }
}
