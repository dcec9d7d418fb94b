package io.giaoban.node;

import io.giaoban.dispatch.http.AllowedNetworks;
import io.giaoban.dispatch.mail.SmtpOptions;
import io.giaoban.dispatch.sms.SmsGateway;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a node deals with those who are told of alerts.
 *
 * @param signingKey the file of the key from which webhooks' secrets and the codes in links are
 *     derived; empty: one is made in the data directory
 * @param publicUrl what links to this node begin with; empty: where its HTTP door listens
 * @param open whether anybody who reaches the door may subscribe; else only the operator may
 * @param allowed networks that webhooks, and the SMS gateway, may be in although they are not
 *     public
 * @param mail by which server mails are sent; empty: nobody is told by mail
 * @param sms by which gateway text messages are sent; empty: nobody is told by one
 */
public record SubscriberOptions(
    Optional<Path> signingKey,
    Optional<URI> publicUrl,
    boolean open,
    AllowedNetworks allowed,
    Optional<SmtpOptions> mail,
    Optional<SmsGateway> sms) {
  /** A key of its own, links to its own door, and subscriptions by the operator only. */
  public static final SubscriberOptions USUAL =
      new SubscriberOptions(
          Optional.empty(),
          Optional.empty(),
          false,
          AllowedNetworks.NONE,
          Optional.empty(),
          Optional.empty());

  /**
   * These options.
   *
   * @throws IllegalArgumentException if links cannot begin so
   */
  public SubscriberOptions {
    publicUrl.ifPresent(SubscriberOptions::check);
  }

  /**
   * The same with subscriptions by anybody, and webhooks on this machine where none are allowed.
   */
  public SubscriberOptions opened() {
    return new SubscriberOptions(
        signingKey,
        publicUrl,
        true,
        allowed.isEmpty() ? AllowedNetworks.THIS_MACHINE : allowed,
        mail,
        sms);
  }

  private static void check(URI url) {
    boolean web =
        "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
    if (!web
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "--public-url: \"%s\" (expected: such as https://alerts.example.org, without query and fragment)"
              .formatted(url));
    }
  }
}
