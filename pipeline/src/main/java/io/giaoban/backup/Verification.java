package io.giaoban.backup;

import io.giaoban.backup.Manifest.PartitionCopy;
import io.giaoban.backup.Manifest.TopicCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;

/** Looks whether a backup is what it was when it was made. */
public final class Verification {
  private final CopyListener listener;
  private long done;

  /** One that tells how far it is. */
  public Verification(CopyListener listener) {
    this.listener = listener;
  }

  /**
   * What it has.
   *
   * @throws IllegalArgumentException if anything in it is damaged or missing; names all of it
   */
  public Manifest of(Path dir) throws IOException {
    BackupFolder folder = new BackupFolder(dir);
    Manifest manifest = folder.manifest();
    listener.begin(manifest.topics().stream().mapToLong(TopicCopy::records).sum());
    List<String> problems = new ArrayList<>();
    for (TopicCopy topic : manifest.topics()) {
      for (PartitionCopy partition : topic.partitions()) {
        String name = partition.file();
        if (name != null) {
          check(folder.file(name), partition, problems);
        }
        done += partition.records();
        listener.copied(topic.name(), done);
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is damaged: %s (expected: as it was made)"
              .formatted(dir, String.join("; ", problems)));
    }
    return manifest;
  }

  private static void check(Path file, PartitionCopy expected, List<String> problems)
      throws IOException {
    if (!Files.exists(file)) {
      problems.add(file.getFileName() + " is missing");
      return;
    }
    Long bytes = expected.bytes();
    if (bytes != null && bytes != Files.size(file)) {
      problems.add(
          "%s: %d bytes (expected: %d)".formatted(file.getFileName(), Files.size(file), bytes));
      return;
    }
    String sha256 = RecordFile.sha256(file);
    if (!Objects.equals(sha256, expected.sha256())) {
      problems.add(
          "%s: SHA-256 %s (expected: %s)".formatted(file.getFileName(), sha256, expected.sha256()));
      return;
    }
    long records = count(file, expected);
    if (records != expected.records()) {
      problems.add(
          "%s: %d records from offset %d to %d (expected: %d)"
              .formatted(
                  file.getFileName(),
                  records,
                  expected.begin(),
                  expected.end(),
                  expected.records()));
    }
  }

  /** How many there are, in order, where they are said to be; up to the first that is not. */
  private static long count(Path file, PartitionCopy expected) throws IOException {
    AtomicLong next = new AtomicLong(expected.begin());
    try (Stream<StoredRecord> records = RecordFile.read(file)) {
      return records
          .takeWhile(
              record ->
                  record.offset() >= next.get()
                      && record.offset() < expected.end()
                      && next.compareAndSet(next.get(), record.offset() + 1))
          .count();
    } catch (AvroRuntimeException e) {
      return -1;
    }
  }
}
