package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By which way a subscriber is told, and where. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Channel.Webhook.class, name = "webhook"),
  @JsonSubTypes.Type(value = Channel.Mail.class, name = "mail"),
  @JsonSubTypes.Type(value = Channel.Sms.class, name = "sms")
})
public sealed interface Channel {
  /** The way's name, as in metrics and logs. */
  default String type() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** Where it leads to, as text: a URL, an e-mail address, a telephone number. */
  String address();

  /**
   * A signed HTTP request.
   *
   * @param url where it goes: {@code https} or {@code http}, without user and fragment
   * @param format what its body is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Webhook(@JsonProperty(required = true) URI url, @Nullable Format format)
      implements Channel {
    private static final int MOST_CHARACTERS = 2_000;

    /** What a webhook's body is. */
    public enum Format {
      /** {@code type}, {@code timestamp}, {@code data}: Standard Webhooks. */
      JSON,
      /** CloudEvents 1.0, structured mode. */
      CLOUDEVENTS,
      /** A CAP 1.2 document. */
      CAP
    }

    public Webhook {
      String text = Objects.toString(url, "");
      if (url == null
          || text.length() > MOST_CHARACTERS
          || url.getHost() == null
          || url.getRawUserInfo() != null
          || url.getRawFragment() != null
          || !(url.getScheme().equalsIgnoreCase("https")
              || url.getScheme().equalsIgnoreCase("http"))) {
        throw new IllegalArgumentException(
            "url: %s (expected: http or https, a host, neither user nor fragment, at most %d characters)"
                .formatted(url == null ? "none" : '"' + text + '"', MOST_CHARACTERS));
      }
      format = format == null ? Format.JSON : format;
    }

    @Override
    public String address() {
      return url.toString();
    }
  }

  /**
   * An e-mail.
   *
   * @param to one address
   */
  record Mail(@JsonProperty(required = true) String to) implements Channel {
    private static final Pattern ADDRESS =
        Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}");

    public Mail {
      if (to == null || !ADDRESS.matcher(to).matches()) {
        throw new IllegalArgumentException(
            "to: %s (expected: one e-mail address, such as lan@example.org)"
                .formatted(to == null ? "none" : '"' + to + '"'));
      }
    }

    @Override
    public String address() {
      return to;
    }
  }

  /**
   * A text message by the operator's SMS gateway.
   *
   * @param to a telephone number by E.164, such as {@code +84901234567}
   * @param diacritics whether Vietnamese keeps its letters, which leaves 70 characters for a
   *     message; else it is told without, in 160
   */
  record Sms(@JsonProperty(required = true) String to, boolean diacritics) implements Channel {
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public Sms {
      if (to == null || !NUMBER.matcher(to).matches()) {
        throw new IllegalArgumentException(
            "to: %s (expected: a telephone number with its country, such as +84901234567)"
                .formatted(to == null ? "none" : '"' + to + '"'));
      }
    }

    @Override
    public String address() {
      return to;
    }
  }
}
