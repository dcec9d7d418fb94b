package io.giaoban.dispatch.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A letter as it travels: RFC 5322, with an id that stays the same on every attempt. */
final class Envelope extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_-]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u2028\u2029]+");

  private final String id;

  private Envelope(Session session, String id) {
    super(session);
    this.id = id;
  }

  static MimeMessage of(Session session, SmtpOptions options, Letter letter)
      throws MessagingException {
    Envelope envelope = new Envelope(session, messageId(letter.id(), options.domain()));
    envelope.setFrom(options.from());
    envelope.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), true));
    // A line's end in a subject would begin another header.
    envelope.setSubject(CONTROL.matcher(letter.subject()).replaceAll(" ").strip(), UTF_8);
    envelope.setSentDate(Date.from(Instant.now()));
    // RFC 3834: so that no absence note comes back.
    envelope.setHeader("Auto-Submitted", "auto-generated");
    if (letter.thread() != null) {
      String thread = messageId(letter.thread(), options.domain());
      envelope.setHeader("In-Reply-To", thread);
      envelope.setHeader("References", thread);
    }
    if (letter.unsubscribe() != null) {
      // RFC 8058
      envelope.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
      envelope.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    MimeBodyPart text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setContent(letter.html(), "text/html; charset=UTF-8");
    envelope.setContent(new MimeMultipart("alternative", text, html));
    envelope.saveChanges();
    return envelope;
  }

  /** Different texts have different ids, whatever is in them. */
  static String messageId(String text, String domain) {
    String local =
        OTHERS
            .matcher(text)
            .replaceAll(
                match ->
                    "."
                        + HexFormat.of().formatHex(match.group().getBytes(StandardCharsets.UTF_8))
                        + ".");
    return "<" + local + "@" + domain + ">";
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
