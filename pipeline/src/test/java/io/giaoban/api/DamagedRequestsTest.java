package io.giaoban.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no client of ours sends, byte by byte; every answer is a problem. */
class DamagedRequestsTest {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String REPORT =
      "POST /v1/reports%s HTTP/1.1|Host: x|Authorization: Bearer "
          + ApiClient.KEY
          + "|Content-Type: application/json|";
  private static StandaloneNode node;

  @BeforeAll
  static void start() {
    node = new StandaloneNode();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Content-Length: 1000||[{\"city\",                          cut off",
        "Transfer-Encoding: chunked||zz|[{,                         broken chunks",
        "Transfer-Encoding: chunked||5|[{,                          cut off",
        "Content-Length: -5||,                                      Content-Length",
        "Content-Length: 2|Transfer-Encoding: chunked||0||,         Transfer-Encoding",
      })
  void shouldRefuseABodyThatIsNotWhole(String rest, String detail) throws IOException {
    assertThat(answer(REPORT.formatted("") + rest)).startsWith("HTTP/1.1 400 ").contains(detail);
  }

  @ParameterizedTest
  @CsvSource({"?dryRun=%zz", "?dryRun=%", "?dryRun=true&%4", "?=true", "?%ff=true"})
  void shouldTakeNoDryRunThatItCannotReadForAReport(String query) throws IOException {
    assertThat(answer(REPORT.formatted(query) + "Content-Length: 2||[]"))
        .startsWith("HTTP/1.1 400 ")
        .contains("parameter");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "GET /healthz HTTP/1.1||,                    400",
        "GET /healthz HTTP/3.7|Host: x||,            505",
        "GET http://other/healthz HTTP/1.1|Host: x||,400",
        "GET /v1/alerts?city=%zz HTTP/1.1|Host: x||, 400",
        "TRACE /healthz HTTP/1.1|Host: x||,          405",
        "nonsense||,                                 400",
      })
  void shouldAnswerWhatIsNoRequestWithAProblem(String request, int status) throws IOException {
    assertThat(answer(request))
        .startsWith("HTTP/1.1 " + status)
        .contains(Problem.MEDIA_TYPE, "\"status\":" + status);
  }

  /** What is answered to these lines, after which nothing more is sent. */
  private static String answer(String lines) throws IOException {
    URI url = URI.create(node.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket
          .getOutputStream()
          .write(lines.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
