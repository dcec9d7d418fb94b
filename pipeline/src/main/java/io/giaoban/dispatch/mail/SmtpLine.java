package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the mail server: a connection for each mail. Blocks; whoever is interrupted hangs up.
 */
final class SmtpLine {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpLine.class);

  private final SmtpOptions options;
  private final Session session;

  /**
   * The way to a server.
   *
   * @param tls makes its TLS connections
   */
  SmtpLine(SmtpOptions options, SmtpLimits limits, SSLSocketFactory tls) {
    this.options = options;
    this.session = Session.getInstance(properties(options, limits, tls));
  }

  /** One attempt. */
  Outcome send(Letter letter) {
    try {
      return send(Envelope.of(session, options, letter));
    } catch (MessagingException e) {
      return Outcome.of(Verdict.UNSPEAKABLE, SmtpFailures.detail(e));
    }
  }

  private Outcome send(MimeMessage message) throws MessagingException {
    SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
    try {
      transport.connect(options.host(), options.port(), options.user(), options.password());
      transport.sendMessage(message, message.getAllRecipients());
      return new Outcome(Verdict.DELIVERED, transport.getLastReturnCode(), null, null);
    } catch (MessagingException e) {
      return SmtpFailures.outcome(e, transport.getLastReturnCode());
    } finally {
      hangUp(transport);
    }
  }

  /** What was answered stands, however the connection ends. */
  private static void hangUp(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("the connection to the mail server ended badly", e);
    }
  }

  private static Properties properties(
      SmtpOptions options, SmtpLimits limits, SSLSocketFactory tls) {
    Properties properties = new Properties();
    properties.put("mail.smtp.ssl.socketFactory", tls);
    // Else a connection that fails is tried once more by another factory.
    set(properties, "socketFactory.fallback", false);
    set(properties, "ssl.enable", options.protection() == SmtpOptions.Protection.TLS);
    set(properties, "starttls.enable", options.protection() == SmtpOptions.Protection.STARTTLS);
    set(properties, "starttls.required", options.protection() == SmtpOptions.Protection.STARTTLS);
    set(properties, "ssl.checkserveridentity", true);
    set(properties, "ssl.protocols", "TLSv1.3 TLSv1.2");
    set(properties, "auth", options.user() != null);
    set(properties, "connectiontimeout", limits.connect().toMillis());
    set(properties, "timeout", limits.read().toMillis());
    // A channel is closed by an interrupt; a socket that reads one byte a second goes on for ever.
    set(properties, "usesocketchannels", true);
    // The mail is taken before QUIT: its answer changes nothing.
    set(properties, "quitwait", false);
    set(properties, "from", options.from().getAddress());
    return properties;
  }

  private static void set(Properties properties, String name, Object value) {
    properties.setProperty("mail.smtp." + name, value.toString());
  }
}
