package io.giaoban.node;

import com.google.common.base.Throwables;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import io.giaoban.stream.BriefingTopology;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Denied;
import io.giaoban.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role that turns reports into city days and alerts: one member of the Kafka Streams group. */
final class Processor implements AutoCloseable {
  /** The live application's consumer group. */
  static final String GROUP = Application.LIVE.name();

  private static final Logger LOG = LoggerFactory.getLogger(Processor.class);
  private static final List<Class<? extends Exception>> PASSING =
      List.of(
          IOException.class,
          UncheckedIOException.class,
          RetriableException.class,
          InvalidTxnStateException.class);

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

  private final KafkaStreams streams;
  private final BriefingTopology topology;
  private final GroupMembershipOperation leaving;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CompletableFuture<Void> failed = new CompletableFuture<>();

  private final RestoreProgress restore = new RestoreProgress();

  private Processor(
      KafkaStreams streams, BriefingTopology topology, GroupMembershipOperation leaving) {
    this.streams = streams;
    this.topology = topology;
    this.leaving = leaving;
    streams.setGlobalStateRestoreListener(restore);
  }

  /**
   * Starts; {@link #awaitRunning} tells when it processes.
   *
   * @param member which of all processors it is
   */
  static Processor start(
      Cluster cluster,
      SchemaRegistryClient registry,
      int partitions,
      Path stateDir,
      Member member) {
    return start(cluster, registry, partitions, stateDir, member, Application.LIVE);
  }

  /** Starts a member of an application. */
  static Processor start(
      Cluster cluster,
      SchemaRegistryClient registry,
      int partitions,
      Path stateDir,
      Member member,
      Application application) {
    BriefingTopology topology =
        new BriefingTopology(registry, topic -> cluster.serde(), partitions, application.stage());
    Properties settings = settings(cluster.brokers(), stateDir, member);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application.name());
    KafkaStreams streams = new KafkaStreams(topology.build(), settings);
    Processor processor = new Processor(streams, topology, leaving(member));
    streams.setUncaughtExceptionHandler(Processor::onFailure);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            processor.running.countDown();
          } else if (now == KafkaStreams.State.ERROR) {
            processor.running.countDown();
            processor.failed.complete(null);
          }
        });
    streams.start();
    return processor;
  }

  /** In how many cities alerts still wait to be told. */
  int waitingCities() {
    return topology.waitingCities();
  }

  /** Completes if it has to give up, which the log explains. */
  CompletableFuture<Void> failed() {
    return failed;
  }

  /**
   * Measures from now on what Kafka Streams and its clients measure of themselves, and how far it
   * is.
   *
   * @return ends that
   */
  AutoCloseable measure(MeterRegistry registry) {
    new ProcessorMetrics(topology, restore).bindTo(registry);
    KafkaStreamsMetrics own = new KafkaStreamsMetrics(streams);
    own.bindTo(registry);
    return own;
  }

  /** How it fares. */
  Finding look() {
    KafkaStreams.State state = streams.state();
    return switch (state) {
      case RUNNING -> Finding.working("RUNNING");
      case CREATED, REBALANCING -> waiting();
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR ->
          new Finding(Reason.STOPPED, state.name());
    };
  }

  private Finding waiting() {
    boolean ran = running.getCount() == 0;
    if (restore.partitions() > 0) {
      return new Finding(
          ran ? Reason.REBALANCING : Reason.RESTORING,
          "%d records of state left in %d partitions, %d were read"
              .formatted(restore.left(), restore.partitions(), restore.restored()));
    }
    return new Finding(ran ? Reason.REBALANCING : Reason.STARTING, "its cities are shared out");
  }

  /** Whether it processes, or is about to again. */
  boolean healthy() {
    return streams.state().isRunningOrRebalancing();
  }

  @Override
  public void close() {
    if (!streams.close(CloseOptions.timeout(STOP_LIMIT).withGroupMembershipOperation(leaving))) {
      LOG.warn(
          "the processor did not stop within {} s; what it had not committed it does again",
          STOP_LIMIT.toSeconds());
    }
  }

  /**
   * Waits until it processes; for long only while it reads back its state.
   *
   * @throws IllegalStateException if it does not come so far
   */
  void awaitRunning() {
    try {
      long restored;
      boolean begun;
      do {
        restored = restore.restored();
        begun = running.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      } while (!begun && restore.restored() > restored);
      if (!begun || !healthy()) {
        throw new IllegalStateException(
            "the processor is "
                + streams.state()
                + " (expected: RUNNING within "
                + START_LIMIT
                + ")");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the processor was starting", e);
    }
  }

  /**
   * A registry out of reach passes, and so do brokers that come and go, which may leave a
   * transaction of which nobody knows how it ended: what was not committed is done again. Anything
   * else would only fail again.
   */
  static StreamThreadExceptionResponse onFailure(Throwable failure) {
    Optional<Throwable> passing =
        Throwables.getCausalChain(failure).stream()
            .filter(cause -> PASSING.stream().anyMatch(kind -> kind.isInstance(cause)))
            .findFirst();
    if (passing.isPresent()) {
      LOG.warn("the processor tries again: {}", passing.get().toString());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    Denied.by(failure, "read or write")
        .ifPresentOrElse(
            line -> LOG.error("the processor cannot go on: {}", line),
            () -> LOG.error("the processor cannot go on", failure));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /**
   * Where others have the state warm they go on at once; elsewhere its cities wait for it to come
   * back, rather than be set up by others and again by itself.
   */
  private static GroupMembershipOperation leaving(Member member) {
    return member.standbys() > 0
        ? GroupMembershipOperation.LEAVE_GROUP
        : GroupMembershipOperation.REMAIN_IN_GROUP;
  }

  private static Properties settings(Brokers brokers, Path stateDir, Member member) {
    Properties settings = new Properties();
    settings.putAll(brokers.client());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        member.name(Role.PROCESSOR));
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, member.standbys());
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 100);
    settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5000);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
    // With several batches on their way to a partition that is new in its transaction, the broker
    // may get the second first; it says so in its log as an error before the client sends again.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.MAX_REJECTED_BYTES);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
    return settings;
  }
}
