package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.giaoban.place.PlacesFile;
import io.giaoban.report.Report;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.SubmissionStatus;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Origin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of submissions, of those that are sent again, and of those that cannot be safe. */
class SubmissionsTest {
  private static final Instant NOW = Instant.parse("2022-01-02T12:00:00Z");
  private static final String HEADER = "city,unit,day,newCases\n";
  private static final String GOOD = HEADER + "VN-HN,001,2022-01-02,1\nVN-HN,002,2022-01-02,2\n";

  private final Sink sink = new Sink();
  private final Ticking clock = new Ticking();
  private final Submissions submissions =
      new Submissions(
          PlacesFile::shipped,
          sink,
          sink,
          ClockMode.LIVE,
          clock,
          new DoorMetrics(new SimpleMeterRegistry()));

  @BeforeAll
  static void trustSchemas() {
    AvroTrust.grant();
  }

  @Test
  void shouldLetInWhatHoldsAndRefuseTheRest() throws Exception {
    Submission answer =
        submit(HEADER + "VN-HN,001,2022-01-02,1\nVN-HN,x,2022-01-02,1\nVN-HN,003,2022-01-02,3\n");
    assertThat(answer.accepted()).isEqualTo(2);
    assertThat(answer.results())
        .extracting(Submission.Result::index, Submission.Result::reason)
        .containsExactly(tuple(1L, "UNKNOWN_UNIT"));
    assertThat(sink.reports).extracting(Report::unit).containsExactly("001", "003");
    assertThat(sink.refused).hasSize(1);
  }

  @Test
  void shouldAnswerTheSameHoweverOftenANamedSubmissionComes() throws Exception {
    Submission first = submit(GOOD, "monday");
    assertThat(submit(GOOD, "monday")).isEqualTo(first);
    assertThat(sink.reports).hasSize(2);
    assertThat(submit(GOOD, "tuesday").submission()).isNotEqualTo(first.submission());
  }

  @Test
  void shouldNotTakeAnotherBodyUnderTheSameName() throws Exception {
    submit(GOOD, "monday");
    assertThatExceptionOfType(SubmissionConflictException.class)
        .isThrownBy(() -> submit(GOOD + "VN-HN,003,2022-01-02,3\n", "monday"))
        .matches(conflict -> !conflict.isInProgress());
    assertThat(sink.reports).hasSize(2);
  }

  @Test
  void shouldNotTakeASubmissionThatIsBeingTaken() throws Exception {
    List<SubmissionConflictException> conflicts = new ArrayList<>();
    sink.meanwhile =
        () -> {
          sink.meanwhile = () -> {};
          try {
            submit(GOOD, "monday");
          } catch (SubmissionConflictException e) {
            conflicts.add(e);
          } catch (MalformedBodyException | UnsupportedBodyException | IOException e) {
            throw new AssertionError(e);
          }
        };
    submit(GOOD, "monday");
    assertThat(conflicts).singleElement().matches(SubmissionConflictException::isInProgress);
    assertThat(sink.reports).hasSize(2);
  }

  @Test
  void shouldTakeABrokenOffSubmissionAgainAsOfItsFirstComing() throws Exception {
    sink.failing = 1;
    assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> submit(GOOD, "monday"));
    sink.failing = Integer.MAX_VALUE;
    assertThat(submit(GOOD, "monday").accepted()).isEqualTo(2);
    assertThat(sink.reports.stream().map(Report::revision).distinct()).hasSize(1);
    assertThat(sink.reports).extracting(Report::unit).containsExactly("001", "001", "002");
  }

  @Test
  void shouldTryNoOtherItemOnceOneCannotBeSent() {
    sink.failing = 0;
    assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> submit(GOOD));
    assertThat(sink.tried).isEqualTo(1);
  }

  @Test
  void shouldSayWhereABodyBreaksOffAndKeepWhatCameBefore() throws Exception {
    Submission answer =
        submissions.submit(
            delivery(
                "application/json",
                "[{\"city\":\"VN-HN\",\"unit\":\"001\",\"day\":\"2022-01-02\",\"newCases\":1} and",
                null));
    assertThat(answer.accepted()).isEqualTo(1);
    assertThat(answer.results())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.index()).isEqualTo(1);
              assertThat(result.reason()).isEqualTo("UNREADABLE");
              assertThat(result.detail()).endsWith("nothing after it was read");
            });
  }

  @Test
  void shouldTakeNothingOfABodyWithoutAFirstItem() {
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(() -> submissions.submit(delivery("application/json", "nonsense", null)));
    assertThat(sink.tried).isZero();
  }

  @Test
  void shouldCheckOnlyInADryRun() throws Exception {
    Delivery named = delivery("text/csv", GOOD, "monday");
    Submission answer =
        submissions.submit(
            new Delivery(
                named.feed(), named.format(), named.body(), named.opening(), true, 10, "monday"));
    assertThat(answer.accepted()).isEqualTo(2);
    assertThat(sink.tried).isZero();
    assertThat(sink.noted).isEmpty();
  }

  @Test
  void shouldTellTheFirstOfVeryManyRefusedItemsAndHowManyMore() throws Exception {
    String rows =
        IntStream.range(0, 1_500)
            .mapToObj(i -> "VN-HN,x,2022-01-02,1\n")
            .collect(Collectors.joining());
    Submission answer = submit(HEADER + rows);
    assertThat(answer.rejected()).isEqualTo(1_500);
    assertThat(answer.results()).hasSize(1_000);
    assertThat(answer.resultsLeftOut()).isEqualTo(500);
    assertThat(sink.refused).hasSize(1_500);
  }

  @Test
  void shouldRememberWhereTheReportsLie() throws Exception {
    submit(GOOD, "monday");
    SubmissionStatus last = sink.noted.get(sink.noted.size() - 1);
    assertThat(last.getRanges()).singleElement().matches(range -> range.getLast() == 1);
    assertThat(last.getEndedAt()).isAfter(last.getReceivedAt());
  }

  private Submission submit(String csv) throws Exception {
    return submissions.submit(delivery("text/csv", csv, null));
  }

  private Submission submit(String csv, String key)
      throws MalformedBodyException,
          UnsupportedBodyException,
          SubmissionConflictException,
          IOException {
    return submissions.submit(delivery("text/csv", csv, key));
  }

  private static Delivery delivery(String type, String body, @Nullable String key) {
    InputStream bytes = new ByteArrayInputStream(body.getBytes(UTF_8));
    return new Delivery(
        Feed.operator("k"),
        type,
        bytes,
        (in, receivedAt) -> ItemReaders.open(type, in, "f", receivedAt),
        false,
        Delivery.FEW_RESULTS,
        key);
  }

  /** Brokers in memory. */
  private static final class Sink implements ReportSink, KnownSubmissions {
    private final List<Report> reports = new ArrayList<>();
    private final List<RejectedReport> refused = new ArrayList<>();
    private final List<SubmissionStatus> noted = new ArrayList<>();
    private final SubmissionBook book = new SubmissionBook();
    private Runnable meanwhile = () -> {};
    private int failing = Integer.MAX_VALUE;
    private int tried;

    @Override
    public CompletionStage<RecordMetadata> accept(Report report, Origin origin) {
      meanwhile.run();
      if (tried++ >= failing) {
        return CompletableFuture.failedFuture(new IllegalStateException("out of reach"));
      }
      reports.add(report);
      return CompletableFuture.completedFuture(
          new RecordMetadata(new TopicPartition("reports", 0), reports.size() - 1L, 0, 0L, 0, 0));
    }

    @Override
    public CompletionStage<?> refuse(RejectedReport report, Origin origin) {
      tried++;
      refused.add(report);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> note(SubmissionStatus status) {
      SubmissionStatus copy = SubmissionStatus.newBuilder(status).build();
      noted.add(copy);
      book.put(copy);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public Optional<SubmissionStatus> find(String id) {
      return book.find(id);
    }

    @Override
    public List<SubmissionStatus> ofFeed(String feed, int most) {
      return book.ofFeed(feed, most);
    }

    @Override
    public FeedTallies.Count since(String feed, LocalDate from) {
      return book.since(feed, from);
    }
  }

  /** A second later at each look. */
  private static final class Ticking extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofSeconds(1));
      return now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
