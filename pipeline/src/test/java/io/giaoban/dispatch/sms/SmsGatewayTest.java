package io.giaoban.dispatch.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.HttpCall;
import io.giaoban.dispatch.http.HttpReply;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's SMS gateway, by its file. */
class SmsGatewayTest {
  private static final String TO = "+84901234567";
  private static final SmsText WICKED = SmsText.of("a\"b\\c&d=e<f>'g' {to} $1 %20 \u00e9", false);

  @TempDir private Path dir;

  @Test
  void shouldShipAnExampleThatWorks() throws Exception {
    SmsGateway gateway =
        SmsGateway.read(
            Path.of("../docs/examples/sms-gateway.yaml"), Map.of("SMS_GATEWAY_KEY", "k3y")::get);
    HttpCall call = gateway.call(TO, SmsText.of("Đống Đa", false), "msg_1");
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.url()).hasToString("https://sms.example.org/v1/messages");
    assertThat(call.owner()).isEqualTo("sms");
    assertThat(call.headers())
        .containsEntry("Authorization", "Bearer k3y")
        .containsEntry("Idempotency-Key", "msg_1");
    JsonNode body = new JsonMapper().readTree(call.body());
    assertThat(body.get("to").asText()).isEqualTo(TO);
    assertThat(body.get("text").asText()).isEqualTo("Đống Đa");
    assertThat(body.get("type").asText()).isEqualTo("unicode");
    assertThat(gateway.judge(reply(202, "{\"status\": \"queued\"}")).verdict())
        .isEqualTo(Verdict.DELIVERED);
    assertThat(gateway.toString()).doesNotContain("k3y");
  }

  @Test
  void shouldWriteValuesIntoJsonAsValues() throws Exception {
    HttpCall call =
        read("body: '{\"n\": {\"to\": \"{to}\", \"t\": \"{text}\"}}'").call(TO, WICKED, "1");
    assertThat(new JsonMapper().readTree(call.body()).at("/n/t").asText()).isEqualTo(WICKED.text());
    assertThat(call.headers()).containsEntry("Content-Type", "application/json");
  }

  @Test
  void shouldWriteValuesIntoFormsAsValues() throws Exception {
    HttpCall call =
        read("""
                headers: {content-type: application/x-www-form-urlencoded}
                body: to={toDigits}&text={text}&key=${ENV:KEY}""")
            .call(TO, WICKED, "1");
    assertThat(call.body()).startsWith("to=84901234567&text=").endsWith("&key=k%263");
    String text = call.body().split("&", -1)[1].substring("text=".length());
    assertThat(URLDecoder.decode(text, StandardCharsets.UTF_8)).isEqualTo(WICKED.text());
  }

  @Test
  void shouldWriteValuesIntoXmlAsValues() throws Exception {
    HttpCall call =
        read("""
                headers: {Content-Type: text/xml; charset=utf-8}
                body: <sms to="{to}">{text}</sms>""")
            .call(TO, WICKED, "1");
    String text =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(call.body().getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement()
            .getTextContent();
    assertThat(text).isEqualTo(WICKED.text());
  }

  @Test
  void shouldWriteValuesIntoAddressesAsValues() throws Exception {
    SmsGateway gateway =
        SmsGateway.read(
            file("url: https://h.example/send?to={to}&text={text}&type={alphabet}\nmethod: GET"),
            name -> null);
    HttpCall call = gateway.call(TO, WICKED, "1");
    assertThat(call.body()).isEmpty();
    assertThat(call.headers()).isEmpty();
    assertThat(call.url().getRawQuery()).startsWith("to=%2B84901234567&text=a%22b%5Cc%26d");
    assertThat(call.url().getQuery()).endsWith("&type=gsm7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 204 | | DELIVERED",
        "{} | 500 | | REFUSED",
        "{statuses: [202]} | 202 | | DELIVERED",
        "{statuses: [202]} | 200 | | REFUSED",
        "{body: ok} | 200 | it is ok | DELIVERED",
        "{body: ok} | 200 | no credit | REFUSED",
        "{body: ok} | 500 | ok | REFUSED",
      })
  void shouldCallASuccessWhatTheGatewayDoes(
      String success, int status, String body, Verdict verdict) throws Exception {
    Outcome outcome =
        read("body: '{\"a\": \"{to}{text}\"}'\nsuccess: " + success)
            .judge(reply(status, body == null ? "" : body));
    assertThat(outcome.verdict()).isEqualTo(verdict);
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(String.valueOf(outcome.detail())).doesNotContain("credit");
  }

  @Test
  void shouldPassOnWhatKeptARequestFromBeingAnswered() throws Exception {
    Outcome outcome = Outcome.of(Verdict.TIMED_OUT, "30 s");
    assertThat(read("body: '\"{to}{text}\"'").judge(new HttpReply(outcome, ""))).isSameAs(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "body: '{\"a\": \"{txt}\"}' | body: \"{txt}\" (expected: of [alphabet, id, text, to, toDigits]) (line 2)",
        "body: '{\"a\": {text}}' | body: no JSON at its line 1 (expected: JSON, each {…} within quotes) (line 2)",
        "body: '\"{to}\"' | body: no {text} (expected: here or in the url) (line 2)",
        "body: '\"{text}\"' | body: no {to} (expected: here or in the url) (line 2)",
        "method: GET | url: no {text} (expected: here or in the url) (line 1)",
        "method: TRACE | method: \"TRACE\" (expected: GET, POST or PUT) (line 2)",
        "headers: {a: b, K: 'Bearer ${ENV:NOKEY}'} | headers: K: \"${ENV:NOKEY}\" (expected: the variable NOKEY in the environment) (line 2)",
        "headers: {a b: c} | headers: a b: \"a b\" (expected: the name of a header) (line 2)",
        "headers: {a: '{text}'} | headers: a: {text} (expected: in body or url; headers are ASCII) (line 2)",
        "headers: {a: '${ENV:TWO_LINES}'} | headers: a: a line's end (expected: one line) (line 2)",
        "headers: {a: b, A: c} | headers: A: twice (expected: once) (line 2)",
        "headers: {Content-Type: image/png}; body: x | headers: Content-Type: \"image/png\" (expected: JSON, ",
        "body: '\"{to}{text}\"'; alphabets: {utf8: a} | alphabets: utf8: \"utf8\" (expected: gsm7 and ucs2, and what the gateway calls them) (line 3)",
        "body: '\"{to}{text}\"'; success:;   statuses: [302] | success: statuses: 302 (expected: 200 to 299) (line 4)",
        "body: '\"{to}{text}\"'; success: {body: '['} | success: body: \"[\" (expected: a regular expression; ",
        "bodi: x | unknown field \"bodi\" (expected: one of [alphabets, body, headers, method, success, url]) (line 2, column ",
        "body: x; body: y | Duplicate field 'body' (line 3, column ",
      })
  void shouldNameLineKeyAndValueOfWhatIsWrong(String lines, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(lines.replace("; ", "\n").replace(":;", ":\n")))
        .withMessageStartingWith(dir.resolve("gateway.yaml") + ": ")
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://h/{to}{text}", "https://u:p@h/{to}{text}", "https:///{to}{text}", "h h"})
  void shouldRefuseAnAddressThatIsNone(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmsGateway.read(file("url: " + url), name -> null))
        .withMessageContaining(
            "url: \"" + url + "\" (expected: http or https, a host, no user) (line 1)");
  }

  private SmsGateway read(String lines) throws Exception {
    return SmsGateway.read(
        file("url: https://sms.example.org/send\n" + lines),
        Map.of("KEY", "k&3", "TWO_LINES", "a\nb")::get);
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(dir.resolve("gateway.yaml"), yaml);
  }

  private static HttpReply reply(int status, String body) {
    Verdict verdict = status < 300 ? Verdict.DELIVERED : Verdict.REFUSED;
    return new HttpReply(new Outcome(verdict, status, null, null), body);
  }
}
