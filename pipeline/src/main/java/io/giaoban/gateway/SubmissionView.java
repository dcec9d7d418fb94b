package io.giaoban.gateway;

import io.giaoban.schema.SubmissionStatus;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.LoopState;
import io.giaoban.wire.PollLoop;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import io.giaoban.wire.Unreadable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what became of submissions, at this gateway and at all others. */
public final class SubmissionView implements KnownSubmissions, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private final SubmissionBook book = new SubmissionBook();
  private final Consumer<String, SpecificRecord> consumer;
  private final List<TopicPartition> partitions;
  private final Admin admin;
  private final PollLoop loop;
  private final Object reading = new Object();
  private Map<TopicPartition, Long> positions = Map.of();

  private SubmissionView(Consumer<String, SpecificRecord> consumer, Admin admin) {
    this.consumer = consumer;
    this.admin = admin;
    this.loop = new PollLoop("submissions", consumer, this::step);
    this.partitions =
        consumer.partitionsFor(Topics.SUBMISSIONS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Starts reading.
   *
   * @param admin asks the brokers how far there is to read; not closed here
   */
  public static SubmissionView start(Cluster cluster, Admin admin) {
    Consumer<String, SpecificRecord> consumer =
        TopicReader.of(cluster).consumer("giaoban-submissions");
    try {
      SubmissionView view = new SubmissionView(consumer, admin);
      view.loop.start();
      return view;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  @Override
  public Optional<SubmissionStatus> find(String id) {
    awaitRead();
    return book.find(id);
  }

  @Override
  public List<SubmissionStatus> ofFeed(String feed, int most) {
    awaitRead();
    return book.ofFeed(feed, most);
  }

  @Override
  public FeedTallies.Count since(String feed, LocalDate from) {
    return book.since(feed, from);
  }

  /** How its reading fares. */
  public LoopState loop() {
    return loop.state();
  }

  @Override
  public void close() {
    loop.close();
  }

  private void step() {
    for (ConsumerRecord<String, SpecificRecord> record : Unreadable.passedOver(consumer, POLL)) {
      if (record.value() instanceof SubmissionStatus status) {
        book.put(status);
      }
    }
    Map<TopicPartition, Long> now =
        partitions.stream().collect(Collectors.toMap(Function.identity(), consumer::position));
    synchronized (reading) {
      positions = now;
      reading.notifyAll();
    }
  }

  private void awaitRead() {
    try {
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          admin
              .listOffsets(
                  partitions.stream()
                      .collect(Collectors.toMap(Function.identity(), at -> OffsetSpec.latest())))
              .all()
              .get(READ_LIMIT.toSeconds(), TimeUnit.SECONDS);
      awaitRead(ends);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while submissions were read", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("no broker tells of earlier submissions", e);
    }
  }

  private void awaitRead(Map<TopicPartition, ListOffsetsResultInfo> ends)
      throws InterruptedException {
    long limit = System.nanoTime() + READ_LIMIT.toNanos();
    synchronized (reading) {
      while (!ends.entrySet().stream()
          .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue().offset())) {
        long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException(
              "earlier submissions could not be read within " + READ_LIMIT);
        }
        reading.wait(left);
      }
    }
  }
}
