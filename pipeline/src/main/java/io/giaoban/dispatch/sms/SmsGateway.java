package io.giaoban.dispatch.sms;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.HttpCall;
import io.giaoban.dispatch.http.HttpReply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operator's SMS gateway: which request sends a message, and which answer says that it did. Its
 * text never holds headers: they have keys in them. Immutable.
 */
public final class SmsGateway {
  /** What is filled in. */
  static final Set<String> GAPS = Set.of("to", "toDigits", "text", "alphabet", "id");

  private static final String OWNER = "sms";

  private final String method;
  private final Template url;
  private final Map<String, Template> headers;
  private final Template body;
  private final Map<Alphabet, String> alphabets;
  private final Success success;

  /**
   * Which answers say that a message was taken.
   *
   * @param statuses HTTP statuses; empty: all of 200 to 299
   * @param body what the answer's beginning must hold; null: anything
   */
  record Success(Set<Integer> statuses, @Nullable Pattern body) {
    Success {
      statuses = Set.copyOf(statuses);
    }
  }

  SmsGateway(
      String method,
      Template url,
      Map<String, Template> headers,
      Template body,
      Map<Alphabet, String> alphabets,
      Success success) {
    this.method = method;
    this.url = url;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.alphabets = Map.copyOf(alphabets);
    this.success = success;
  }

  /**
   * Reads a gateway from a YAML file.
   *
   * @param environment tells what a variable of the environment says; null: it is not set
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it describes no gateway; names line, key and value
   */
  public static SmsGateway read(Path file, Function<String, @Nullable String> environment)
      throws IOException {
    return GatewayFile.read(file, environment);
  }

  /**
   * The request that sends a message.
   *
   * @param to a telephone number with its country and a plus
   * @param id the same on every attempt
   */
  HttpCall call(String to, SmsText text, String id) {
    Map<String, String> values =
        Map.of(
            "to", to,
            "toDigits", to.substring(1),
            "text", text.text(),
            "alphabet", alphabets.getOrDefault(text.alphabet(), text.alphabet().label()),
            "id", id);
    Map<String, String> filled = new TreeMap<>();
    headers.forEach((name, value) -> filled.put(name, value.fill(values::get)));
    return new HttpCall(
        method, URI.create(url.fill(values::get)), filled, body.fill(values::get), OWNER);
  }

  /** What came of a request, by what the gateway calls a success. */
  Outcome judge(HttpReply reply) {
    Outcome outcome = reply.outcome();
    Integer status = outcome.status();
    boolean right =
        success.statuses().isEmpty()
            ? outcome.verdict().delivered()
            : status != null && success.statuses().contains(status);
    if (!right) {
      return outcome.verdict().delivered()
          ? refused(status, "status %s (expected: one of %s)".formatted(status, success.statuses()))
          : outcome;
    }
    Pattern expected = success.body();
    // What was answered is not told on: it may hold the operator's account.
    return expected == null || expected.matcher(reply.body()).find()
        ? new Outcome(Verdict.DELIVERED, status, null, null)
        : refused(status, "an answer of another kind (expected: one with %s)".formatted(expected));
  }

  private static Outcome refused(@Nullable Integer status, String detail) {
    return new Outcome(Verdict.REFUSED, status, detail, null);
  }

  @Override
  public String toString() {
    return "SmsGateway[%s %s]".formatted(method, url);
  }
}
