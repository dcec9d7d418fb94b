package io.giaoban.dispatch.sms;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.google.common.xml.XmlEscapers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** How values are written where they are filled in, so that they are values and nothing else. */
enum Escape {
  /** Within the quotes of a JSON string. */
  JSON {
    @Override
    String escape(String value) {
      return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value));
    }
  },
  /** Between the separators of a form, or of an address. */
  FORM {
    @Override
    String escape(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
  },
  /** In elements and attributes. */
  XML {
    @Override
    String escape(String value) {
      return XmlEscapers.xmlAttributeEscaper().escape(value);
    }
  },
  /** As it is. */
  TEXT {
    @Override
    String escape(String value) {
      return value;
    }
  };

  abstract String escape(String value);

  /** What a content type asks for; empty: a type that nothing is known of. */
  static Optional<Escape> of(String contentType) {
    int end = contentType.indexOf(';');
    String type =
        (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (type.equals("application/json") || type.endsWith("+json")) {
      return Optional.of(JSON);
    }
    if (type.equals("application/x-www-form-urlencoded")) {
      return Optional.of(FORM);
    }
    if (type.endsWith("/xml") || type.endsWith("+xml")) {
      return Optional.of(XML);
    }
    return type.equals("text/plain") ? Optional.of(TEXT) : Optional.empty();
  }
}
