package io.giaoban.node;

import io.giaoban.reset.Comparer;
import io.giaoban.reset.Comparison;
import io.giaoban.reset.Corrections;
import io.giaoban.reset.Exchange;
import io.giaoban.reset.PartitionReader;
import io.giaoban.reset.Snapshot;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Processes everything from the start beside the live system, compares what comes of it with what
 * was told, and, where that is wished, has the live topics say the same.
 */
public final class Reset implements AutoCloseable {
  private final Parts parts;
  private final Cluster cluster;
  private final ClusterSetup setup;
  private final AsideTopics aside;
  private final SnapshotTaker taker;

  private Reset(Cluster cluster, Parts parts) {
    this.parts = parts;
    this.cluster = cluster;
    this.setup = ClusterSetup.of(cluster);
    this.aside = new AsideTopics(setup.admin());
    this.taker = new SnapshotTaker(setup.admin(), setup.partitions());
  }

  /** Told how it goes on. */
  public interface Listener {
    /** These topics were left behind by an earlier try, and are gone. */
    void cleaned(Set<String> topics);

    /** These partitions have lost their beginning: what was there cannot be processed anew. */
    void incomplete(Set<String> partitions);

    /** So many records are to be processed. */
    void began(long records);

    /** So many are. */
    void progressed(long records);

    /** All are; the results are compared now. */
    void compares();
  }

  /**
   * What was found, and done.
   *
   * @param comparison what was found
   * @param records how many were processed
   * @param written how many records were written to the live topics and state; 0: none
   */
  public record Result(Comparison comparison, long records, int written) {}

  /** Of the system there. */
  public static Reset of(Cluster cluster) {
    return new Reset(cluster, new Parts());
  }

  /**
   * Of a system in one process that is stopped.
   *
   * @param dataDir where its data are
   * @throws IllegalStateException if there are none
   */
  public static Reset ofStopped(Path dataDir) {
    if (!Files.isDirectory(dataDir.resolve("kafka"))) {
      throw new IllegalStateException(
          "data directory: %s (expected: one of `standalone` or `demo`)".formatted(dataDir));
    }
    Parts parts = new Parts();
    try {
      DataDir data = parts.started(DataDir.open(Optional.of(dataDir)));
      return new Reset(EmbeddedCluster.start(parts, data, 0, 0), parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Does it.
   *
   * @param switchOver whether the live topics shall say what was worked out anew
   * @param keep whether the topics stay in which that is
   * @throws IllegalStateException if it cannot be done; the live system is as it was
   */
  public Result run(boolean switchOver, boolean keep, Listener listener) {
    if (switchOver) {
      new GroupMembers(setup.admin(), Groups.PROCESSORS)
          .awaitNone("none: to switch, stop the processors first");
    }
    new GroupMembers(setup.admin(), AsideTopics.GROUP).awaitNone("none: one reset at a time");
    // A switch that broke off half-way would hold up who reads until it is taken back here.
    try (Exchange exchange =
        new Exchange(cluster.brokers(), AsideTopics.GROUP, Topics.MAX_REJECTED_BYTES)) {
      return run(switchOver ? Optional.of(exchange) : Optional.empty(), keep, listener);
    }
  }

  private Result run(Optional<Exchange> exchange, boolean keep, Listener listener) {
    Set<String> left = aside.delete();
    if (!left.isEmpty()) {
      listener.cleaned(left);
    }
    Snapshot until = taker.take();
    Map<TopicPartition, Long> from = taker.beginnings(until.taken().keySet());
    Set<String> incomplete =
        new LostBeginnings(from, until)
            .in(setup.partitions(), new TopicSetup(setup.admin()).clock());
    if (!incomplete.isEmpty()) {
      listener.incomplete(incomplete);
    }
    aside.create();
    try {
      Reprocessing reprocessing = new Reprocessing(setup, cluster, taker, until, from);
      listener.began(reprocessing.records());
      reprocessing.run(listener::progressed);
      listener.compares();
      return compare(until, reprocessing.records(), exchange, incomplete);
    } finally {
      if (!keep) {
        aside.delete();
      }
    }
  }

  private Result compare(
      Snapshot until, long records, Optional<Exchange> exchange, Set<String> incomplete) {
    Optional<Corrections> corrections = exchange.map(wanted -> new Corrections(cluster.serde()));
    try (PartitionReader reader = new PartitionReader(cluster.brokers())) {
      Comparer comparer =
          new Comparer(
              reader,
              cluster.serde(),
              until,
              new Comparer.Applications(Groups.PROCESSORS, AsideTopics.GROUP),
              corrections);
      Comparison comparison = comparer.compare(setup.partitions());
      int written =
          comparison.same() || exchange.isEmpty()
              ? 0
              : write(exchange.get(), corrections.get(), until, incomplete);
      return new Result(comparison, records, written);
    }
  }

  private int write(
      Exchange exchange, Corrections corrections, Snapshot until, Set<String> incomplete) {
    refuse(incomplete, "have lost their beginning (expected: all that was ever reported)");
    refuse(
        corrections.homeless(),
        "have alerts and are in none of the places (expected: each in giaoban.places)");
    Map<TopicPartition, OffsetAndMetadata> offsets = taker.offsets(Groups.PROCESSORS);
    if (!SnapshotTaker.numbers(offsets).equals(until.taken())) {
      throw new IllegalStateException(
          "group %s has gone on meanwhile (expected: no processor runs)"
              .formatted(Groups.PROCESSORS));
    }
    exchange.write(corrections.records(), Groups.PROCESSORS, offsets);
    return corrections.records().size();
  }

  private static void refuse(Set<String> what, String why) {
    if (!what.isEmpty()) {
      throw new IllegalStateException("nothing was switched: " + new TreeSet<>(what) + " " + why);
    }
  }

  @Override
  public void close() {
    setup.close();
    parts.close();
  }
}
