package io.giaoban.node;

import io.giaoban.dispatch.cap.CapAuthor;
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
 * @param author as whom the public is told, in CAP documents
 * @param mail by which server mails are sent; empty: nobody is told by mail
 * @param sms by which gateway text messages are sent; empty: nobody is told by one
 */
public record SubscriberOptions(
    Optional<Path> signingKey,
    Optional<URI> publicUrl,
    boolean open,
    AllowedNetworks allowed,
    CapAuthor author,
    Optional<SmtpOptions> mail,
    Optional<SmsGateway> sms) {
  /** A key of its own, links to its own door, and subscriptions by the operator only. */
  public static final SubscriberOptions USUAL =
      new SubscriberOptions(
          Optional.empty(),
          Optional.empty(),
          false,
          AllowedNetworks.NONE,
          CapAuthor.USUAL,
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
   * The same for a trial that nobody else reaches: anybody may subscribe, to webhooks on this
   * machine, too, and what the public is told is a test.
   */
  public SubscriberOptions onTrial() {
    return new SubscriberOptions(
        signingKey,
        publicUrl,
        true,
        allowed.isEmpty() ? AllowedNetworks.THIS_MACHINE : allowed,
        author.testing(),
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
