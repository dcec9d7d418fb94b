package io.giaoban.node;

import com.google.common.base.Throwables;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import io.giaoban.stream.BriefingTopology;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Denied;
import io.giaoban.wire.Fenced;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The role that turns reports into city days and alerts: one member of the Kafka Streams group. */
final class Processor implements AutoCloseable {
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
  private final LastFailure failure = new LastFailure(this::stumbles);

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
    KafkaStreams streams =
        new KafkaStreams(
            topology.build(),
            ProcessorSettings.of(application, member, cluster.brokers(), stateDir));
    Processor processor = new Processor(streams, topology, leaving(member));
    streams.setUncaughtExceptionHandler(processor::onFailure);
    streams.setStateListener((now, before) -> processor.changed(now));
    streams.start();
    return processor;
  }

  private void changed(KafkaStreams.State now) {
    if (now == KafkaStreams.State.RUNNING) {
      failure.runsAgain();
      running.countDown();
    } else if (now == KafkaStreams.State.ERROR) {
      running.countDown();
      failed.complete(null);
    }
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
      case RUNNING -> failure.look().orElseGet(() -> Finding.working("RUNNING"));
      case CREATED, REBALANCING -> failure.look().orElseGet(this::waiting);
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
    return new Finding(
        ran ? Reason.REBALANCING : Reason.STARTING,
        "its cities are shared out, %d were set up".formatted(topology.citiesSetUp()));
  }

  /** Whether a record of its own could not be taken, and still waits. */
  private boolean stumbles() {
    Set<TopicPartition> over = topology.stumbles();
    return !over.isEmpty()
        && streams.metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .anyMatch(task -> !Collections.disjoint(task.topicPartitions(), over));
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
   * Waits until it processes; for long only while it reads back its state, or sets up its cities.
   *
   * @throws IllegalStateException if it does not come so far
   */
  void awaitRunning() {
    try {
      long before;
      boolean begun;
      do {
        before = comeSoFar();
        begun = running.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      } while (!begun && comeSoFar() > before);
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

  private long comeSoFar() {
    return restore.restored() + topology.citiesSetUp();
  }

  /**
   * A registry out of reach passes, and so do brokers that come and go, which may leave a
   * transaction of which nobody knows how it ended: what was not committed is done again. Anything
   * else would only fail again.
   *
   * @return what passes of a failure; empty: nothing does
   */
  static Optional<Throwable> passing(Throwable thrown) {
    return Throwables.getCausalChain(thrown).stream()
        .filter(cause -> PASSING.stream().anyMatch(kind -> kind.isInstance(cause)))
        .findFirst();
  }

  private StreamThreadExceptionResponse onFailure(Throwable thrown) {
    Optional<Throwable> passing = passing(thrown);
    if (passing.isPresent()) {
      LOG.warn("the processor tries again: {}", passing.get().toString());
      failure.happened(passing.get());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    Fenced.by(thrown)
        .or(() -> Denied.by(thrown, "read or write"))
        .ifPresentOrElse(
            line -> LOG.error("the processor cannot go on: {}", line),
            () -> LOG.error("the processor cannot go on", thrown));
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
}
