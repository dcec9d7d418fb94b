package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.OwnerNotices;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.Subscription;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.LoopState;
import io.giaoban.wire.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers of alerts: at least once, in order for each place, and each by itself. Several
 * dispatchers share the work: a subscription is told by the one that has its partition of {@code
 * giaoban.subscription-progress}.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration NEW_SUBSCRIPTIONS = Duration.ofMillis(100);
  private static final Duration SHOW_OFFSETS = Duration.ofSeconds(5);
  private static final Duration STORE_ALL = Duration.ofMinutes(1);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final DispatchKafka kafka;
  private final Supplier<? extends Collection<Subscription>> subscriptions;
  private final ScheduledThreadPoolExecutor thread;
  private final AlertLog log;
  private final Admin admin;
  private final DeskContext context;
  private final Membership membership;
  private final int partitions;

  /** Books that are open and have no desk yet; the membership's thread. */
  private final Map<Integer, Books> claimed = new ConcurrentHashMap<>();

  /** The dispatcher's thread. */
  private final Map<Integer, Desk> desks = new HashMap<>();

  private @Nullable Collection<Subscription> served;
  private volatile DispatchCount count = DispatchCount.NOTHING;

  private Dispatcher(
      DispatchKafka kafka,
      Supplier<? extends Collection<Subscription>> subscriptions,
      Map<String, Sender> senders,
      OwnerNotices owners,
      MeterRegistry registry,
      Clock clock) {
    this.kafka = kafka;
    this.subscriptions = subscriptions;
    this.thread = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "dispatch"));
    thread.setRemoveOnCancelPolicy(true);
    TopicReader<SpecificRecord> reader = kafka.reader();
    this.log = AlertLog.start(reader, () -> run(this::lookAll));
    this.admin = kafka.admin();
    DispatchMetrics metrics = new DispatchMetrics(registry);
    this.context =
        new DeskContext(
            kafka.name(),
            thread,
            log,
            new Courier(log, senders),
            new RetrySchedule(new SecureRandom()),
            new GroupOffsets(admin),
            owners,
            metrics,
            clock);
    this.partitions = kafka.progressPartitions(admin);
    this.membership = new Membership(kafka.member(), new Desks());
    metrics.show(() -> count);
  }

  /**
   * Starts telling.
   *
   * @param kafka where, and under which name
   * @param subscriptions tells those that there are now; another collection when they change
   * @param senders by the channels' types
   * @param owners hear of what became of their subscriptions
   */
  public static Dispatcher start(
      DispatchKafka kafka,
      Supplier<? extends Collection<Subscription>> subscriptions,
      Map<String, Sender> senders,
      OwnerNotices owners,
      MeterRegistry registry,
      Clock clock) {
    Dispatcher dispatcher = new Dispatcher(kafka, subscriptions, senders, owners, registry, clock);
    dispatcher.every(NEW_SUBSCRIPTIONS, dispatcher::serve);
    dispatcher.every(SHOW_OFFSETS, dispatcher::showOffsets);
    dispatcher.every(STORE_ALL, dispatcher::storeAll);
    dispatcher.membership.start();
    return dispatcher;
  }

  /** The offset up to which it has read each partition of the alerts' topic. */
  public Map<TopicPartition, Long> positions() {
    return log.positions();
  }

  /** What it has to do now. */
  public DispatchCount count() {
    return count;
  }

  /** How its loops fare. */
  public List<LoopState> loops() {
    return List.of(membership.loop(), log.loop());
  }

  @Override
  public void close() {
    membership.close();
    closeDesks(Set.copyOf(claimed.keySet()));
    log.close();
    thread.shutdownNow();
    admin.close(CLOSE_LIMIT);
  }

  private void every(Duration period, Runnable task) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> Guard.run(task), 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run(Runnable task) {
    thread.execute(() -> Guard.run(task));
  }

  private void lookAll() {
    desks.values().forEach(Desk::look);
  }

  private void showOffsets() {
    desks.values().forEach(Desk::showOffsets);
  }

  private void storeAll() {
    lookAll();
    desks.values().forEach(Desk::storeMoved);
  }

  private void serve() {
    Collection<Subscription> now = subscriptions.get();
    if (now != served) {
      served = now;
      desks.forEach((partition, desk) -> serve(partition, desk, now));
    }
    count = DispatchCount.of(desks.values());
  }

  private void serve(int partition, Desk desk, Collection<Subscription> all) {
    desk.serve(
        all.stream()
            .filter(one -> CityPartitioner.partition(one.id(), partitions) == partition)
            .toList());
  }

  private void openDesk(int partition, Map<String, SubscriptionProgress> progress) {
    Books books = Objects.requireNonNull(claimed.get(partition), "books that are open");
    Desk desk = new Desk(books, progress, context);
    desks.put(partition, desk);
    serve(partition, desk, subscriptions.get());
  }

  private void closeDesks(Set<Integer> ofPartitions) {
    CompletableFuture<Void> closed =
        CompletableFuture.supplyAsync(() -> closing(ofPartitions), thread)
            .thenCompose(all -> CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
    try {
      closed.get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("partitions {} were given up before all was written", ofPartitions, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<CompletableFuture<Void>> closing(Set<Integer> ofPartitions) {
    List<CompletableFuture<Void>> all =
        ofPartitions.stream().map(desks::remove).filter(Objects::nonNull).map(Desk::close).toList();
    // Their thread does this after what the desks wrote last.
    ofPartitions.stream().map(claimed::remove).filter(Objects::nonNull).forEach(Books::close);
    return all;
  }

  /** What the membership's thread asks for, done in the dispatcher's. */
  private final class Desks implements Membership.Office {
    @Override
    public void claim(int partition) {
      Books books =
          claimed.computeIfAbsent(
              partition,
              number -> new Books(number, () -> kafka.producer(number), membership::group));
      books.open().join();
    }

    @Override
    public void open(int partition, Map<String, SubscriptionProgress> progress) {
      run(() -> openDesk(partition, progress));
    }

    @Override
    public void close(Set<Integer> ofPartitions) {
      closeDesks(ofPartitions);
    }
  }
}
