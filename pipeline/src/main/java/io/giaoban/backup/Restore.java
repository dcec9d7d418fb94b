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
   * Looks whether it can be done: the backup is whole, and there is room for it.
   *
   * @param startOver whether what a restore that was broken off has left may be deleted
   * @return what is in the backup
   * @throws IllegalArgumentException if it cannot; names all that is in the way
   * @throws IllegalStateException if the brokers do not tell
   */
  public Manifest check(Path from, boolean startOver) throws IOException {
    Manifest manifest = new Verification(listener).of(from);
    try (Admin admin = clients.admin()) {
      boolean brokenOff = new TopicsReturn(admin, replication).brokenOff();
      if (brokenOff && !startOver) {
        throw new IllegalArgumentException(
            "%s: a restore was broken off there (expected: none; --start-over deletes what it has left, and restores)"
                .formatted(clients.cluster().brokers()));
      }
      List<String> problems =
          brokenOff
              ? new GroupsReturn(admin).problems(manifest.groups())
              : new Target(admin).problems(manifest);
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(
            "%s: %s (expected: brokers without any of the topics, or with empty ones)"
                .formatted(clients.cluster().brokers(), String.join("; ", problems)));
      }
    }
    return manifest;
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
    Manifest manifest = check(from, startOver);
    try (Admin admin = clients.admin();
        SchemaRegistryClient registry = clients.registry()) {
      TopicsReturn topics = new TopicsReturn(admin, replication);
      if (topics.brokenOff()) {
        topics.clear(manifest.topics());
      }
      topics.make(manifest.topics());
      SchemaIds ids = new SchemaReturn(registry, listener).bring(manifest.schemas());
      bringRecords(new BackupFolder(from), manifest, admin, ids);
      new GroupsReturn(admin)
          .bring(
              manifest.groups(),
              manifest.topics().stream()
                  .filter(topic -> topic.kept() == Kept.AT_ITS_OFFSET)
                  .map(TopicCopy::name)
                  .collect(Collectors.toSet()));
      topics.settle(manifest.topics());
      topics.end();
      return ids.count();
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
