package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.backup.Manifest.Kept;
import io.giaoban.backup.Manifest.PartitionCopy;
import io.giaoban.backup.Manifest.TopicCopy;
import io.giaoban.wire.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Brings a backup into brokers and a registry that have nothing of ours: {@link #run}. Needs the
 * memory of a few thousand records, however many there are.
 */
public final class Restore {
  private final Clients clients;
  private final Optional<Short> replication;
  private final CopyListener listener;

  /**
   * To a clients.
   *
   * @param replication how many copies are kept of each topic; empty: as the brokers say
   */
  public Restore(Cluster cluster, Optional<Short> replication, CopyListener listener) {
    this.clients = new Clients(cluster);
    this.replication = replication;
    this.listener = listener;
  }

  /**
   * Restores it. Nothing of ours may run until it has ended; if it is broken off, it is to be
   * started over.
   *
   * @param startOver whether what a restore that was broken off has left may be deleted
   * @return how many schemas have other ids now than in the backup, where they did in its records,
   *     too
   * @throws IllegalArgumentException if the backup is not whole, or there is no room for it
   * @throws IllegalStateException if brokers or registry refuse what is brought
   */
  public int run(Path from, boolean startOver) throws IOException {
    return run(from, new Verification(listener).of(from), startOver);
  }

  /**
   * Restores it like {@link #run(Path, boolean)}.
   *
   * @param verified what a {@link Verification} has found in the backup
   */
  public int run(Path from, Manifest verified, boolean startOver) throws IOException {
    check(verified, startOver);
    try (Admin admin = clients.admin();
        SchemaRegistryClient registry = clients.registry()) {
      TopicsReturn topics = new TopicsReturn(admin, replication);
      if (topics.brokenOff()) {
        topics.clear(verified.topics());
      }
      topics.make(verified.topics());
      SchemaIds ids = new SchemaReturn(registry, listener).bring(verified.schemas());
      bringRecords(new BackupFolder(from), verified, admin, ids);
      new GroupsReturn(admin)
          .bring(
              verified.groups(),
              verified.topics().stream()
                  .filter(topic -> topic.kept() == Kept.AT_ITS_OFFSET)
                  .map(TopicCopy::name)
                  .collect(Collectors.toSet()));
      topics.settle(verified.topics());
      topics.end();
      return ids.count();
    }
  }

  /**
   * Looks whether it can be done: there is room for it, and the registry answers.
   *
   * @param verified what a {@link Verification} has found in the backup
   * @param startOver whether what a restore that was broken off has left may be deleted
   * @throws IllegalArgumentException if it cannot; names all that is in the way
   * @throws IllegalStateException if brokers or registry do not tell
   */
  public void check(Manifest verified, boolean startOver) throws IOException {
    try (Admin admin = clients.admin();
        SchemaRegistryClient registry = clients.registry()) {
      boolean brokenOff = new TopicsReturn(admin, replication).brokenOff();
      if (brokenOff && !startOver) {
        throw new IllegalArgumentException(
            "%s: a restore was broken off there (expected: none; --start-over deletes what it has left, and restores)"
                .formatted(clients.cluster().brokers()));
      }
      List<String> problems =
          brokenOff
              ? new GroupsReturn(admin).problems(verified.groups())
              : new Target(admin).problems(verified);
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(
            "%s: %s (expected: brokers without any of the topics, or with empty ones)"
                .formatted(clients.cluster().brokers(), String.join("; ", problems)));
      }
      List<Integer> taken = new SchemaReturn(registry, listener).taken(verified.schemas());
      if (!taken.isEmpty()) {
        listener.say(
            "the registry has other schemas under the ids %s: records will name others"
                .formatted(taken));
      }
    }
  }

  private void bringRecords(BackupFolder folder, Manifest manifest, Admin admin, SchemaIds ids)
      throws IOException {
    listener.begin(manifest.topics().stream().mapToLong(TopicCopy::records).sum());
    try (RecordsReturn records = new RecordsReturn(clients, admin, ids, listener)) {
      for (TopicCopy topic : manifest.topics()) {
        for (PartitionCopy partition : topic.partitions()) {
          String file = partition.file();
          if (file != null) {
            records.bring(topic, partition, folder.file(file));
          }
        }
      }
    }
  }
}
