package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.mail.SmtpOptions.Protection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads options from a URL. What is told of a wrong one leaves out who logs in and how. */
final class SmtpUrl {
  private static final String FORM = "smtp://user@host:587?from=alerts@example.org";
  private static final Set<String> PARAMETERS = Set.of("from", "starttls");
  private static final int SUBMISSION = 587;
  private static final int IMPLICIT_TLS = 465;

  private SmtpUrl() {}

  static SmtpOptions parse(String url, @Nullable String password) {
    URI uri = uri(url);
    boolean tls = "smtps".equalsIgnoreCase(uri.getScheme());
    if (!tls && !"smtp".equalsIgnoreCase(uri.getScheme())) {
      throw wrong("scheme: \"" + uri.getScheme() + "\"", "smtp or smtps");
    }
    if (uri.getHost() == null) {
      throw wrong("no host", FORM);
    }
    Map<String, String> parameters = parameters(uri.getRawQuery());
    String from = parameters.get("from");
    if (from == null) {
      throw wrong("no from", FORM);
    }
    Protection protection = protection(tls, parameters.getOrDefault("starttls", "required"));
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? IMPLICIT_TLS : SUBMISSION;
    String login = uri.getRawUserInfo();
    int colon = login == null ? -1 : login.indexOf(':');
    String user = login == null ? null : decoded(colon < 0 ? login : login.substring(0, colon));
    String ofUrl = login == null || colon < 0 ? null : decoded(login.substring(colon + 1));
    return new SmtpOptions(
        uri.getHost(),
        port,
        protection,
        user,
        user == null ? null : password == null ? ofUrl : password,
        SmtpOptions.sender(from));
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // Its message quotes the URL, and the URL may hold a password: neither is told on.
      throw wrong("no URL, as of character " + e.getIndex(), FORM + ", percent-encoded");
    }
  }

  private static Protection protection(boolean tls, String starttls) {
    return switch (starttls) {
      case "required" -> tls ? Protection.TLS : Protection.STARTTLS;
      case "never" -> tls ? Protection.TLS : Protection.NONE;
      default -> throw wrong("starttls: \"" + starttls + "\"", "required or never");
    };
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (!PARAMETERS.contains(name)) {
        throw wrong("unknown parameter \"" + name + "\"", "from, starttls");
      }
      String value = equals < 0 ? "" : parameter.substring(equals + 1);
      if (parameters.put(name, decoded(value)) != null) {
        throw wrong(name + " twice", "once");
      }
    }
    return parameters;
  }

  /** Unlike in forms, a plus is a plus here: addresses have them. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException wrong(String found, String expected) {
    return new IllegalArgumentException("smtp: %s (expected: %s)".formatted(found, expected));
  }
}
