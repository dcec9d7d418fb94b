package io.giaoban.dispatch.sms;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A gateway as its file states it; what is not stated takes its default. */
record GatewayForm(
    @JsonProperty(required = true) String url,
    @Nullable String method,
    @Nullable Map<String, String> headers,
    @Nullable String body,
    @Nullable Map<String, String> alphabets,
    @Nullable SuccessForm success) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String CONTENT_TYPE = "Content-Type";

  /** With what no format copes as it is. */
  private static final String TRIAL = "+84<\"&\\>1";

  /** Which answers say that a message was taken. */
  record SuccessForm(@Nullable List<Integer> statuses, @Nullable String body) {}

  /**
   * The gateway.
   *
   * @throws WrongKeyException naming the key that is wrong
   */
  SmsGateway gateway(Function<String, @Nullable String> environment) {
    String verb = method == null ? "POST" : method;
    if (!METHODS.contains(verb)) {
      throw new WrongKeyException("\"%s\" (expected: GET, POST or PUT)".formatted(verb), "method");
    }
    Template address = address(environment);
    Map<String, Template> lines = lines(environment);
    Template content = content(lines, environment);
    for (String gap : List.of("text", "to")) {
      boolean has = content.has(gap) || address.has(gap);
      if (!has && !(gap.equals("to") && (content.has("toDigits") || address.has("toDigits")))) {
        throw new WrongKeyException(
            "no {%s} (expected: here or in the url)".formatted(gap), body == null ? "url" : "body");
      }
    }
    return new SmsGateway(verb, address, lines, content, names(), taken());
  }

  private Template address(Function<String, @Nullable String> environment) {
    Template template = template(url, Escape.FORM, environment, "url");
    try {
      URI uri = new URI(template.fill(gap -> "1"));
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return template;
      }
    } catch (URISyntaxException e) {
      // Its message may quote a key: what is wrong is told below.
    }
    throw new WrongKeyException(
        "\"%s\" (expected: http or https, a host, no user)".formatted(url), "url");
  }

  private Map<String, Template> lines(Function<String, @Nullable String> environment) {
    Map<String, Template> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (headers != null) {
      headers.forEach(
          (name, value) -> {
            if (!NAME.matcher(name).matches()) {
              throw new WrongKeyException(
                  "\"%s\" (expected: the name of a header)".formatted(name), "headers", name);
            }
            Template line = template(value, Escape.TEXT, environment, "headers", name);
            if (CONTROL.matcher(line.fill(gap -> "")).find()) {
              throw new WrongKeyException("a line's end (expected: one line)", "headers", name);
            }
            if (line.has("text")) {
              throw new WrongKeyException(
                  "{text} (expected: in body or url; headers are ASCII)", "headers", name);
            }
            if (lines.put(name, line) != null) {
              throw new WrongKeyException("twice (expected: once)", "headers", name);
            }
          });
    }
    if (body != null) {
      lines.putIfAbsent(
          CONTENT_TYPE, template("application/json", Escape.TEXT, environment, "headers"));
    }
    return lines;
  }

  private Template content(
      Map<String, Template> lines, Function<String, @Nullable String> environment) {
    if (body == null) {
      return template("", Escape.TEXT, environment, "body");
    }
    String type = lines.get(CONTENT_TYPE).toString();
    Escape escape =
        Escape.of(type)
            .orElseThrow(
                () ->
                    new WrongKeyException(
                        ("\"%s\" (expected: JSON, application/x-www-form-urlencoded, XML or"
                                + " text/plain)")
                            .formatted(type),
                        "headers",
                        CONTENT_TYPE));
    Template template = template(body, escape, environment, "body");
    if (escape == Escape.JSON) {
      try {
        JSON.readTree(template.fill(gap -> TRIAL));
      } catch (JsonProcessingException e) {
        throw new WrongKeyException(
            "no JSON at its line %d (expected: JSON, each {…} within quotes)"
                .formatted(e.getLocation().getLineNr()),
            "body");
      }
    }
    return template;
  }

  private Map<Alphabet, String> names() {
    Map<Alphabet, String> names = new HashMap<>();
    if (alphabets != null) {
      alphabets.forEach(
          (label, name) -> {
            for (Alphabet alphabet : Alphabet.values()) {
              if (alphabet.label().equals(label) && name != null) {
                names.put(alphabet, name);
                return;
              }
            }
            throw new WrongKeyException(
                "\"%s\" (expected: gsm7 and ucs2, and what the gateway calls them)"
                    .formatted(label),
                "alphabets",
                label);
          });
    }
    return names;
  }

  private SmsGateway.Success taken() {
    if (success == null) {
      return new SmsGateway.Success(Set.of(), null);
    }
    List<Integer> statuses = success.statuses() == null ? List.of() : success.statuses();
    for (Integer status : statuses) {
      if (status == null || status < 200 || status > 299) {
        throw new WrongKeyException(
            "%s (expected: 200 to 299)".formatted(status), "success", "statuses");
      }
    }
    try {
      return new SmsGateway.Success(
          Set.copyOf(statuses), success.body() == null ? null : Pattern.compile(success.body()));
    } catch (PatternSyntaxException e) {
      throw new WrongKeyException(
          "\"%s\" (expected: a regular expression; %s)"
              .formatted(success.body(), e.getDescription()),
          "success",
          "body");
    }
  }

  private static Template template(
      String text, Escape escape, Function<String, @Nullable String> environment, String... key) {
    try {
      return Template.of(text, escape, SmsGateway.GAPS, environment);
    } catch (IllegalArgumentException e) {
      throw new WrongKeyException(e.getMessage(), key);
    }
  }
}
