package io.giaoban.cli;

import io.giaoban.dispatch.cap.CapAuthor;
import io.giaoban.dispatch.http.AllowedNetworks;
import io.giaoban.dispatch.mail.SmtpOptions;
import io.giaoban.dispatch.sms.SmsGateway;
import io.giaoban.node.SubscriberOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of how those are dealt with who are told of alerts. */
final class TellingOptions {
  private static final String SMTP_PASSWORD = "GIAOBAN_SMTP_PASSWORD";

  @Option(
      names = "--signing-key-file",
      paramLabel = "FILE",
      description =
          "The key from which webhooks' secrets and the codes in links are derived, 32 bytes or more in Base64 (default: one is made in the data directory).")
  private @Nullable Path signingKey;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What links in messages begin with (default: where HTTP is listened on).")
  private @Nullable URI publicUrl;

  @Option(
      names = "--open-subscriptions",
      description =
          "Let anybody subscribe who reaches HTTP; else only the operator can, with the feed key (demo on a loopback address: anybody can).")
  private boolean open;

  @Option(
      names = "--allow-network",
      paramLabel = "CIDR",
      split = ",",
      description =
          "A network that webhooks may be in although it is not public, such as 127.0.0.1/32 or 10.1.0.0/16; may be given several times (default: none; demo: this machine).")
  private List<String> allowed = List.of();

  @Option(
      names = "--cap-sender",
      paramLabel = "NAME",
      description =
          "As whom the public is told in CAP documents: an e-mail address or a domain name; it names them for good.")
  private String capSender = CapAuthor.USUAL.sender();

  @Option(names = "--cap-sender-name", paramLabel = "TEXT", description = "The same for people.")
  private String capSenderName = CapAuthor.USUAL.senderName();

  @Option(
      names = "--cap-status",
      paramLabel = "STATUS",
      description = "Whether CAP documents are meant: ${COMPLETION-CANDIDATES} (demo: test).")
  private CapAuthor.Status capStatus = CapAuthor.USUAL.status();

  @Option(
      names = "--smtp",
      paramLabel = "URL",
      description =
          "The mail server, such as smtp://user@mail.example.org:587?from=alerts%%40example.org; STARTTLS is required unless &starttls=never; the password is GIAOBAN_SMTP_PASSWORD's in the environment (default: no mails).")
  private @Nullable String smtp;

  @Option(
      names = "--sms-gateway",
      paramLabel = "FILE",
      description = "How the SMS gateway is asked to send a message (default: no text messages).")
  private @Nullable Path smsGateway;

  /** Whether the key is given, and not made here. */
  boolean hasSigningKey() {
    return signingKey != null;
  }

  /**
   * As they were given.
   *
   * @throws IOException if the gateway's file cannot be read
   * @throws IllegalArgumentException if one of them is wrong; never tells a password
   */
  SubscriberOptions options() throws IOException {
    return new SubscriberOptions(
        Optional.ofNullable(signingKey),
        Optional.ofNullable(publicUrl),
        open,
        AllowedNetworks.of(allowed),
        new CapAuthor(capSender, capSenderName, capStatus),
        smtp == null
            ? Optional.empty()
            : Optional.of(SmtpOptions.parse(smtp, System.getenv(SMTP_PASSWORD))),
        smsGateway == null
            ? Optional.empty()
            : Optional.of(SmsGateway.read(smsGateway, System::getenv)));
  }
}
