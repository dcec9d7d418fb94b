package io.giaoban.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** The example of W3C Trace Context, level 1, and what is none. */
class OriginTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String STATE = "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE";
  private static final String SUBMISSION = "c0ffee00-1234-4abc-8def-0123456789ab";

  @Test
  void shouldTellWhatItWasTold() {
    Map<String, String> told =
        Map.of("giaoban-submission", SUBMISSION, "traceparent", PARENT, "tracestate", STATE);
    assertThat(retold(told)).isEqualTo(told);
    Map<String, String> notKept = Map.of("traceparent", PARENT.replaceAll("01$", "00"));
    assertThat(retold(notKept)).isEqualTo(notKept);
    assertThat(retold(Map.of("giaoban-submission", SUBMISSION)))
        .isEqualTo(Map.of("giaoban-submission", SUBMISSION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-" + TRACE + "-b7ad6b7169203331",
        "00-" + TRACE + "-b7ad6b7169203331-01-extra",
        "ff-" + TRACE + "-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-" + TRACE + "-b7ad6b7169203331-01\r\nx: y"
      })
  void shouldNotTakeUpWhatIsNoTrace(String parent) {
    assertThat(Origin.of(headers(Map.of("traceparent", parent)))).isSameAs(Origin.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", SUBMISSION + "\n", "../" + SUBMISSION})
  void shouldNotTakeUpWhatIsNoSubmission(String submission) {
    assertThat(Origin.of(headers(Map.of("giaoban-submission", submission))))
        .isSameAs(Origin.UNKNOWN);
    Headers empty = new RecordHeaders().add("giaoban-submission", null).add("traceparent", null);
    assertThat(Origin.of(empty)).isSameAs(Origin.UNKNOWN);
  }

  @Test
  void shouldGiveASubmissionATraceOfItsIdWhereThereIsNone() {
    assertThat(headers(Origin.ofSubmission(SUBMISSION)))
        .containsEntry("giaoban-submission", SUBMISSION)
        .containsEntry("traceparent", "00-c0ffee0012344abc8def0123456789ab-8def0123456789ab-01");
    UUID named = UUID.nameUUIDFromBytes(new byte[0]);
    assertThat(headers(Origin.ofSubmission(named.toString())).get("traceparent"))
        .startsWith("00-" + named.toString().replace("-", ""));
  }

  @Test
  void shouldStayInTheTraceThatTheThreadIsIn() {
    Origin caller = Origin.of(headers(Map.of("traceparent", PARENT, "tracestate", STATE)));
    assertThat(caller.get(() -> headers(Origin.ofSubmission(SUBMISSION))))
        .containsEntry("traceparent", PARENT)
        .containsEntry("tracestate", STATE);
    Origin other = Origin.of(headers(Map.of("giaoban-submission", SUBMISSION)));
    caller.run(
        () ->
            other.run(
                () -> assertThat(Span.current().getSpanContext().getTraceId()).isEqualTo(TRACE)));
  }

  @Test
  void shouldMarkWhatIsLoggedMeanwhileAndNothingElse() {
    Origin origin =
        Origin.of(headers(Map.of("giaoban-submission", SUBMISSION, "traceparent", PARENT)));
    assertThat(origin.get(MDC::getCopyOfContextMap))
        .isEqualTo(Map.of("submission", SUBMISSION, "trace", TRACE));
    assertThat(MDC.get("submission")).isNull();
    assertThat(MDC.get("trace")).isNull();
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  private static Map<String, String> retold(Map<String, String> told) {
    return headers(Origin.of(headers(told)));
  }

  private static Map<String, String> headers(Origin origin) {
    Headers written = new RecordHeaders();
    origin.writeTo(written);
    return Arrays.stream(written.toArray())
        .collect(Collectors.toMap(Header::key, header -> new String(header.value(), US_ASCII)));
  }

  private static Headers headers(Map<String, String> values) {
    Headers headers = new RecordHeaders();
    values.forEach((name, value) -> headers.add(name, value.getBytes(US_ASCII)));
    return headers;
  }
}
