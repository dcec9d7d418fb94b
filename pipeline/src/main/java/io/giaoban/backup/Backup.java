package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.backup.Manifest.Kept;
import io.giaoban.backup.Manifest.PartitionCopy;
import io.giaoban.backup.Manifest.SchemaCopy;
import io.giaoban.backup.Manifest.TopicCopy;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes a backup of a system, which may run: {@link #write}. Needs the memory of a few thousand
 * records, however many there are.
 */
public final class Backup {
  private final Clients clients;
  private final String program;
  private final CopyListener listener;
  private final Clock clock;

  /**
   * Of a system.
   *
   * @param program the version of this program
   */
  public Backup(Cluster cluster, String program, CopyListener listener, Clock clock) {
    this.clients = new Clients(cluster);
    this.program = program;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Writes a backup into a directory, which has its name only when all is in it.
   *
   * @param target where it will be; there must be nothing
   * @throws IllegalArgumentException if there is something
   * @throws IllegalStateException if brokers or registry do not give what is asked for
   */
  public Manifest write(Path target) throws IOException {
    try (Admin admin = clients.admin();
        SchemaRegistryClient registry = clients.registry()) {
      Instant madeAt = clock.instant();
      Layout layout = Layout.of(admin);
      if (layout.topics().isEmpty()) {
        throw new IllegalStateException(
            "no topics at %s (expected: those of `topics create`)"
                .formatted(clients.cluster().brokers()));
      }
      BackupFolder folder = BackupFolder.begin(target);
      Cut cut = new CutFinder(admin).find(layout.partitions());
      Copying copying = new Copying(folder, cut);
      List<TopicCopy> topics = copying.all(layout);
      List<SchemaCopy> schemas = new SchemaStock(registry).of(subjects(), copying.schemas);
      Manifest manifest =
          new Manifest(Manifest.FORMAT, program, madeAt, topics, cut.groups(), schemas);
      folder.finish(manifest, target);
      return manifest;
    }
  }

  private static List<String> subjects() {
    return Topics.ALL.stream().filter(topic -> topic.schema() != null).map(Topic::subject).toList();
  }

  /** One run over all topics. */
  private final class Copying {
    private final BackupFolder folder;
    private final Cut cut;
    private final Set<Integer> schemas = new TreeSet<>();
    private final Instant began = clock.instant();
    private long done;

    Copying(BackupFolder folder, Cut cut) {
      this.folder = folder;
      this.cut = cut;
    }

    /** First what compaction gnaws at. */
    List<TopicCopy> all(Layout layout) throws IOException {
      listener.begin(
          layout.topics().stream()
              .filter(topic -> topic.kept() != Kept.NOT)
              .flatMap(topic -> topic.places().stream())
              .mapToLong(at -> cut.end(at) - cut.begin(at))
              .sum());
      List<TopicCopy> copies = new ArrayList<>();
      try (PartitionReader reader = new PartitionReader(clients.consumer())) {
        for (Layout.Shape topic :
            layout.topics().stream()
                .sorted(Comparator.comparing(topic -> !topic.isCompacted()))
                .toList()) {
          copies.add(copy(reader, topic));
        }
      }
      copies.sort(Comparator.comparing(TopicCopy::name));
      return copies;
    }

    private TopicCopy copy(PartitionReader reader, Layout.Shape topic) throws IOException {
      if (topic.kept() == Kept.AT_ITS_OFFSET && (topic.forgets() || topic.isCompacted())) {
        listener.say(
            "warning: %s has %s (expected: cleanup.policy=delete, retention.ms=-1, as others refer to its records for good)"
                .formatted(topic.name(), new TreeMap<>(topic.settings())));
      }
      List<PartitionCopy> partitions = new ArrayList<>();
      for (TopicPartition at : topic.places()) {
        partitions.add(
            topic.kept() == Kept.NOT
                ? new PartitionCopy(at.partition(), 0, 0, 0, null, null, null)
                : copy(reader, at, topic.forgets()));
      }
      Duration took = Duration.between(began, clock.instant());
      if (topic.isCompacted() && took.compareTo(topic.uncompacted()) > 0) {
        listener.say(
            "warning: %s was read %d s after the moment of the backup (expected: within its min.compaction.lag.ms, %d s; longer, the broker may have dropped what was written over since)"
                .formatted(topic.name(), took.toSeconds(), topic.uncompacted().toSeconds()));
      }
      return new TopicCopy(topic.name(), topic.kept(), topic.settings(), partitions);
    }

    private PartitionCopy copy(PartitionReader reader, TopicPartition at, boolean forgets)
        throws IOException {
      String name = at + ".avro";
      long begin = cut.begin(at);
      long end = Math.max(begin, cut.end(at));
      try (RecordFile file = RecordFile.write(folder.create(name))) {
        reader.read(at, begin, end, forgets, new FileTaker(at.topic(), file, begin));
        return file.finish(at.partition(), begin, end, name);
      }
    }

    /** Writes what was read. */
    private final class FileTaker implements PartitionReader.Taker {
      private final String topic;
      private final RecordFile file;
      private final boolean avro;
      private long at;

      FileTaker(String topic, RecordFile file, long at) {
        this.topic = topic;
        this.file = file;
        this.avro = KeptTopics.isAvro(topic);
        this.at = at;
      }

      @Override
      public void take(StoredRecord record) throws IOException {
        file.add(record);
        if (avro) {
          SchemaIds.of(record.value()).ifPresent(schemas::add);
        }
      }

      @Override
      public void readTo(long offset) {
        done += offset - at;
        at = offset;
        listener.copied(topic, done);
      }
    }
  }
}
