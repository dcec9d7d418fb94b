package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.giaoban.backup.Backup;
import io.giaoban.backup.Quiet;
import io.giaoban.backup.Restore;
import io.giaoban.board.AlertHistory;
import io.giaoban.dispatch.Muted;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.dispatch.TestSubscriptions;
import io.giaoban.dispatch.desk.DispatchKafka;
import io.giaoban.dispatch.desk.Dispatcher;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system that is restored from its backup goes on as if nothing had happened. */
class BackupRestoredTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final int DAYS = 12;
  private static final City CITY = city();

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private final RecordingSender sender = new RecordingSender();
  private TestCluster old;
  private TestCluster restored;

  @BeforeEach
  void start() {
    old = parts.started(TestCluster.start(dir.resolve("old")));
    restored = parts.started(TestCluster.start(dir.resolve("restored")));
  }

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldTellEachSubscriberExactlyWhatItWasNotToldYet() throws Exception {
    live(days(0, DAYS - 2));
    sender.hang("half");
    subscribe(old, "all", "half");
    Dispatcher dispatcher = dispatcher(old);
    await().atMost(LIMIT).untilAsserted(() -> assertThat(sender.told("all")).hasSize(told(old)));
    List<String> toldBefore = sender.told("all");
    old.report(days(DAYS - 2, 1));
    await().atMost(LIMIT).until(() -> sender.told("all").size() > toldBefore.size());
    awaitProgress(old, "all", sender.told("all").size());

    backUpAndRestore();
    dispatcher.close();
    RecordingSender after = new RecordingSender();
    goOn(after);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(after.told("half")).containsExactlyElementsOf(sender.told("all")));
    assertThat(after.told("all")).isEmpty();
  }

  @Test
  void shouldAnswerAsBeforeAndAsOfAnyEarlierTime() throws Exception {
    live(days(0, DAYS));
    old.report(Stream.of(report(FIRST.plusDays(3), 2, 2_700), report("nowhere", FIRST, 1, 5)));
    TestCluster.awaitCaughtUp(old.progress());

    backUpAndRestore();
    restored.process(List.of(CITY));
    TestCluster.awaitCaughtUp(restored.progress());

    for (int later = 0; later < 20; later++) {
      LocalDate asOf = FIRST.plusDays(later);
      assertThat(days(restored, asOf)).containsExactlyElementsOf(days(old, asOf));
    }
    assertThat(days(restored, null)).hasSize(DAYS).containsExactlyElementsOf(days(old, null));
    assertThat(alerts(restored)).isNotEmpty().isEqualTo(alerts(old));
    assertThat(restored.read(Topics.REJECTED_REPORTS))
        .hasSize(1)
        .extracting(record -> ((RejectedReport) record.value()).getReason())
        .containsExactly("UNKNOWN_UNIT");
  }

  @Test
  void shouldCorrectAnAlertThatWasToldBeforeTheBackup() throws Exception {
    live(days(0, DAYS));
    subscribe(old, "all");
    Dispatcher dispatcher = dispatcher(old);
    await().atMost(LIMIT).untilAsserted(() -> assertThat(sender.told("all")).hasSize(told(old)));
    awaitProgress(old, "all", sender.told("all").size());
    Map<String, Integer> sequences = sequences(alerts(old));

    backUpAndRestore();
    dispatcher.close();
    RecordingSender after = new RecordingSender();
    goOn(after);
    // On the next date: how an alert goes on is told once a day.
    restored.report(Stream.of(report(FIRST.plusDays(DAYS - 1), 1_500, 5_000)));

    await().atMost(LIMIT).until(() -> !after.told("all").isEmpty());
    TestCluster.awaitCaughtUp(restored.progress());
    List<Alert> news =
        alerts(restored).stream()
            .flatMap(history -> history.messages().stream())
            .filter(message -> message.getSequence() > sequences.getOrDefault(message.getId(), 0))
            .filter(message -> Muted.of(message).isEmpty())
            .toList();
    assertThat(news)
        .anySatisfy(
            message -> {
              assertThat(message.getRule()).isEqualTo("cases-3000");
              assertThat(message.getState()).isEqualTo(AlertState.UPDATED);
              assertThat(message.getSequence()).isEqualTo(sequences.get(message.getId()) + 1);
            });
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(after.told("all"))
                    .containsExactlyInAnyOrderElementsOf(
                        news.stream().map(one -> one.getId() + "#" + one.getSequence()).toList()));
  }

  @Test
  void shouldTakeEachReportOnceThoughTheBackupIsMadeWhileTheyCome() throws Exception {
    old.process(List.of(CITY));
    AtomicInteger batches = new AtomicInteger();
    AtomicBoolean enough = new AtomicBoolean();
    Thread feed =
        new Thread(
            () -> {
              while (!enough.get()) {
                reportAgain(batches.getAndIncrement());
              }
            },
            "feed");
    feed.start();
    await().atMost(LIMIT).until(() -> !old.board().days().days("XX-AA", null, null).isEmpty());

    int before = batches.get();
    backUp();
    enough.set(true);
    feed.join();
    assertThat(batches.get()).as("reports came while the backup was made").isGreaterThan(before);
    restore();
    restored.process(List.of(CITY));
    TestCluster.awaitCaughtUp(restored.progress());

    int reports = restored.read(Topics.CASE_REPORTS).size();
    assertThat(reports).isPositive();
    assertThat(counted(restored)).isEqualTo(reports);
    assertThat(sequences(alerts(restored)))
        .allSatisfy(
            (id, last) ->
                assertThat(restored.board().alerts().history(id).orElseThrow().messages())
                    .extracting(Alert::getSequence)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, last).boxed().toList()));
  }

  /** Each day is corrected across the line of an alert, and back. */
  private void reportAgain(int batch) {
    old.report(
        IntStream.range(0, DAYS)
            .mapToObj(
                day -> report(FIRST.plusDays(day), 1 + batch, batch % 2 == 0 ? 1_500 : 2_500)));
  }

  private void live(Stream<Report> reports) {
    Progress progress = old.process(List.of(CITY));
    old.report(reports);
    TestCluster.awaitCaughtUp(progress);
  }

  private void backUpAndRestore() throws IOException {
    backUp();
    restore();
  }

  private void backUp() throws IOException {
    new Backup(old.cluster(), "test", new Quiet(), Clock.systemUTC()).write(dir.resolve("backup"));
  }

  private void restore() throws IOException {
    Restore restore = new Restore(restored.cluster(), Optional.empty(), new Quiet());
    assertThat(restore.run(dir.resolve("backup"), false)).isZero();
  }

  private void goOn(RecordingSender after) {
    restored.process(List.of(CITY));
    parts.started(start(restored, after));
    TestCluster.awaitCaughtUp(restored.progress());
  }

  private Dispatcher dispatcher(TestCluster cluster) {
    return parts.started(start(cluster, sender));
  }

  private Dispatcher start(TestCluster cluster, RecordingSender to) {
    DefinitionView<?, Subscriptions> subscriptions = view(cluster);
    subscriptions.awaitRead();
    return Dispatcher.start(
        new DispatchKafka("dispatcher-1", cluster.cluster()),
        () -> subscriptions.get().all(),
        Map.of("webhook", to),
        (subscription, reason) -> {},
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  private DefinitionView<?, Subscriptions> view(TestCluster cluster) {
    return parts.started(
        DefinitionView.start(DefinitionKind.SUBSCRIPTIONS, cluster.brokers(), Subscriptions::of));
  }

  private static void subscribe(TestCluster cluster, String... ids) {
    try (DefinitionView<Subscription, Subscriptions> view =
            DefinitionView.start(
                DefinitionKind.SUBSCRIPTIONS, cluster.brokers(), Subscriptions::of);
        SubscriptionTopic topic = SubscriptionTopic.start(cluster.brokers(), view)) {
      for (String id : ids) {
        topic.put(TestSubscriptions.webhook(id, "http://localhost/" + id));
      }
    }
  }

  /** Waits until it is written how many messages a subscriber was told. */
  private static void awaitProgress(TestCluster cluster, String subscription, int messages) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                cluster.read(Topics.DELIVERIES).stream()
                        .filter(attempt -> attempt.key().equals(subscription))
                        .count()
                    == messages);
    assertThat(cluster.read(Topics.SUBSCRIPTION_PROGRESS))
        .extracting(ConsumerRecord::value)
        .anyMatch(value -> value instanceof SubscriptionProgress);
  }

  private static int told(TestCluster cluster) {
    long messages =
        cluster.read(Topics.ALERTS).stream()
            .filter(record -> Muted.of((Alert) record.value()).isEmpty())
            .count();
    assertThat(messages).isPositive();
    return (int) messages;
  }

  private static Collection<CityDay> days(TestCluster cluster, @Nullable LocalDate asOf) {
    return cluster.board().days().days("XX-AA", null, null, asOf);
  }

  private static List<AlertHistory> alerts(TestCluster cluster) {
    return List.copyOf(cluster.board().alerts().histories());
  }

  private static Map<String, Integer> sequences(List<AlertHistory> alerts) {
    return alerts.stream()
        .map(AlertHistory::last)
        .collect(Collectors.toMap(Alert::getId, Alert::getSequence));
  }

  /** How many records became something, by the last count of each day. */
  private static long counted(TestCluster cluster) {
    return cluster.read(Topics.INTAKE_COUNTS).stream()
        .map(record -> (IntakeCounts) record.value())
        .collect(
            Collectors.toMap(
                counts -> counts.getCity() + counts.getPartition() + counts.getIssue(),
                Function.identity(),
                (before, last) -> last))
        .values()
        .stream()
        .mapToLong(
            counts ->
                counts.getStated()
                    + counts.getCorrected()
                    + counts.getConfirmed()
                    + counts.getRepeated()
                    + counts.getSuperseded())
        .sum();
  }

  private static Stream<Report> days(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(day -> report(FIRST.plusDays(day), 1, 1_500 + 200 * day));
  }

  private static Report report(LocalDate day, long revision, int cases) {
    return report("u1", day, revision, cases);
  }

  private static Report report(String unit, LocalDate day, long revision, int cases) {
    return new Report(
        Kind.CASES,
        "XX-AA",
        unit,
        day,
        revision,
        day.plusDays(1).atTime(8, 0).toInstant(ZoneOffset.UTC).plusSeconds(60 * revision),
        "test",
        false,
        false,
        new Counts.Builder().put(CaseMeasure.NEW_CASES, cases).build());
  }

  private static City city() {
    return new City(
        "XX-AA",
        "Thành phố",
        null,
        ZoneOffset.UTC,
        Cutoff.MIDNIGHT,
        Duration.ofHours(24),
        null,
        null,
        List.of(new ReportingUnit("u1", "Đơn vị", null, null, null, null, false)));
  }
}
