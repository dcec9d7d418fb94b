package io.giaoban.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.dispatch.TestSubscriber;
import io.giaoban.subscriber.Received;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A trace on its way from a feed to a subscriber, over a real broker and real HTTP. */
class TraceTest {
  private static final String KEY = "key";
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String STATE = "rojo=00f067aa0ba902b7";

  private final Parts parts = new Parts();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Node node;
  private TestSubscriber subscriber;

  @BeforeEach
  void start() throws Exception {
    node = Node.standalone(TestNodes.standalone(KEY, ClockMode.DATA).onTrial(), parts);
    subscriber = parts.started(new TestSubscriber());
    HttpResponse<String> made =
        post(
            "/v1/subscriptions",
            """
            {"name": "Centre", "channel": {"type": "webhook", "url": "%s"}}
            """
                .formatted(subscriber.url()));
    assertThat(new JsonMapper().readTree(made.body()).get("state").asText()).isEqualTo("active");
    // Else the alert may be laid to nobody: its rule came after the report.
    Awaitility.await().atMost(LIMIT).until(node::caughtUp);
    log.start();
    logger().addAppender(log);
    logger().setLevel(Level.INFO);
  }

  @AfterEach
  void stop() {
    logger().detachAppender(log);
    logger().setLevel(null);
    parts.close();
  }

  @Test
  void shouldFollowTheFeedsTraceFromItsRequestToTheWebhook() throws Exception {
    String submission =
        report(2_045, "2022-01-02T18:30:00+07:00", "traceparent", PARENT, "tracestate", STATE);
    Received told = told(1);
    assertThat(told.header("traceparent")).contains(PARENT);
    assertThat(told.header("tracestate")).contains(STATE);
    for (Topic topic : List.of(Topics.CASE_REPORTS, Topics.REJECTED_REPORTS, Topics.ALERTS)) {
      assertThat(headers(topic))
          .as(topic.name())
          .isNotEmpty()
          .allSatisfy(
              headers -> {
                assertThat(text(headers, "traceparent")).isEqualTo(PARENT);
                assertThat(text(headers, "tracestate")).isEqualTo(STATE);
                assertThat(text(headers, "giaoban-submission")).isEqualTo(submission);
              });
    }
    assertLogged("Submissions", submission, TRACE);
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertLogged("Courier", submission, TRACE));
  }

  @Test
  void shouldNameTheTraceAfterTheSubmissionWhereTheFeedHasNone() throws Exception {
    String first = report(2_045, "2022-01-02T18:30:00+07:00");
    assertThat(told(1).header("traceparent").orElse("")).contains(digits(first));
    String second =
        report(1_990, "2022-01-03T18:30:00+07:00", "traceparent", "00-" + TRACE + "-x-01");
    assertThat(told(2).header("traceparent").orElse("")).contains(digits(second));
    assertLogged("Submissions", second, digits(second));
  }

  /** Reports Hà Nội's cases of 2 January and one thing that is refused; returns its submission. */
  private String report(int cases, String at, String... headers) throws Exception {
    HttpResponse<String> answer =
        post(
            "/v1/reports",
            """
            [{"city": "VN-HN", "unit": "SYT", "day": "2022-01-02", "reportedAt": "%s", "newCases": %d},
             {"city": "VN-HN", "unit": "999", "day": "2022-01-02", "newCases": 1}]
            """
                .formatted(at, cases),
            headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
    return new JsonMapper().readTree(answer.body()).get("submission").asText();
  }

  private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node.httpUrl() + path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What the subscriber was told as the n-th after its channel was proved. */
  private Received told(int number) {
    return subscriber.awaitReceived(1 + number).get(number);
  }

  private List<Headers> headers(Topic topic) {
    List<Headers> headers = new ArrayList<>();
    TopicReader.of(node.cluster()).read(topic, record -> headers.add(record.headers()));
    return headers;
  }

  private void assertLogged(String by, String submission, String trace) {
    assertThat(List.copyOf(log.list))
        .filteredOn(event -> event.getLoggerName().endsWith("." + by))
        .extracting(ILoggingEvent::getMDCPropertyMap)
        .contains(Map.of("submission", submission, "trace", trace));
  }

  private static String text(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), US_ASCII);
  }

  private static String digits(String submission) {
    return submission.replace("-", "");
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("io.giaoban");
  }
}
