package io.giaoban.dispatch.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which mail server mails are sent, and in whose name. Its text never holds the password.
 *
 * @param host the server's name or address
 * @param port 1 to 65535; 587 by default, 465 with {@link Protection#TLS}
 * @param protection how the way to the server is protected
 * @param user who sends, to the server; null: it asks nobody
 * @param password beside a user; sent on protected ways only, or within this machine
 * @param from the mails' sender, such as {@code Giao ban <alerts@example.org>}; who answers or
 *     bounces reaches it
 */
public record SmtpOptions(
    String host,
    int port,
    Protection protection,
    @Nullable String user,
    @Nullable String password,
    InternetAddress from) {
  /** How the way to the server is protected. A server's certificate must prove its name. */
  public enum Protection {
    /** TLS after {@code STARTTLS}, which the server must offer. */
    STARTTLS,
    /** TLS from the first byte on. */
    TLS,
    /** Not at all: for a server on the same machine, or a trusted network. */
    NONE
  }

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  public SmtpOptions {
    if (host.isBlank()) {
      throw new IllegalArgumentException("smtp host: \"\" (expected: a name, mail.example.org)");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("smtp port: " + port + " (expected: 1 to 65535)");
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException(
          "smtp: %s (expected: both or none)"
              .formatted(
                  user == null
                      ? "a password without user"
                      : "user \"" + user + "\" without password"));
    }
    if (user != null && protection == Protection.NONE && !THIS_MACHINE.contains(host)) {
      throw new IllegalArgumentException(
          "smtp: a password for \"%s\" without TLS (expected: STARTTLS or TLS)".formatted(host));
    }
    from = (InternetAddress) from.clone();
  }

  /**
   * Options by a URL: {@code smtp://user@host:587?from=alerts@example.org}; {@code smtps:} is TLS
   * from the first byte on; {@code &starttls=never} goes without. User, password and sender are
   * percent-encoded.
   *
   * @param password what the URL does not say, so that it need not be where others read it; null:
   *     nothing
   * @throws IllegalArgumentException naming what is wrong, but never a password
   */
  public static SmtpOptions parse(String url, @Nullable String password) {
    return SmtpUrl.parse(url, password);
  }

  /**
   * A sender.
   *
   * @throws IllegalArgumentException if it is no address
   */
  static InternetAddress sender(String from) {
    try {
      InternetAddress[] addresses = InternetAddress.parse(from, true);
      if (addresses.length == 1 && addresses[0].getAddress().indexOf('@') > 0) {
        return new InternetAddress(addresses[0].getAddress(), addresses[0].getPersonal(), "UTF-8");
      }
    } catch (AddressException | java.io.UnsupportedEncodingException e) {
      throw wrongSender(from, e);
    }
    throw wrongSender(from, null);
  }

  /** What stands behind the sender's @: the mails' ids end with it. */
  String domain() {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static IllegalArgumentException wrongSender(String from, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "smtp from: \"%s\" (expected: one address, such as Giao ban <alerts@example.org>)"
            .formatted(from),
        cause);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SmtpOptions[%s:%d, %s, user=%s, from=%s]".formatted(host, port, protection, user, from);
  }
}
