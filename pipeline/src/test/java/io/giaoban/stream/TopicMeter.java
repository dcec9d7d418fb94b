package io.giaoban.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/**
 * What a topic's records take: counted as they are, and in every sixteenth commit written as the
 * batches that a producer makes of them, compressed by lz4.
 */
final class TopicMeter {
  private static final int MOST_OF_A_BATCH = 16 << 10;

  private final Map<Integer, List<SimpleRecord>> open = new HashMap<>();
  private final Set<Long> keys = new HashSet<>();
  private long records;
  private long plainBytes;
  private long kept;
  private long sampled;
  private long sampledBytes;
  private int largest;

  void add(int partition, long time, byte[] key, byte[] value, boolean sample) {
    records++;
    int size = key.length + value.length;
    plainBytes += size;
    largest = Math.max(largest, size);
    keys.add(fingerprint(key));
    if (sample) {
      open.computeIfAbsent(partition, p -> new ArrayList<>())
          .add(new SimpleRecord(time, key, value));
    }
  }

  /** A transaction ends: so does each partition's batch. */
  void commit() {
    open.values().forEach(this::write);
    open.clear();
  }

  /** No key comes again: what compaction leaves of them is known. */
  void settleKeys() {
    kept += keys.size();
    keys.clear();
  }

  private void write(List<SimpleRecord> all) {
    int from = 0;
    int size = 0;
    for (int i = 0; i < all.size(); i++) {
      size += all.get(i).key().remaining() + all.get(i).value().remaining();
      if (size >= MOST_OF_A_BATCH || i == all.size() - 1) {
        SimpleRecord[] batch = all.subList(from, i + 1).toArray(SimpleRecord[]::new);
        sampledBytes += MemoryRecords.withRecords(Compression.lz4().build(), batch).sizeInBytes();
        sampled += batch.length;
        from = i + 1;
        size = 0;
      }
    }
  }

  /** How many records there were. */
  long records() {
    return records;
  }

  /** How many records compaction leaves. */
  long kept() {
    return kept;
  }

  /** Bytes of a record, compressed, with its share of its batch's overhead. */
  double bytesARecord() {
    return sampled == 0 ? 0 : (double) sampledBytes / sampled;
  }

  /** Bytes of a record's key and value. */
  double plainBytesARecord() {
    return records == 0 ? 0 : (double) plainBytes / records;
  }

  /** Bytes of the largest record's key and value. */
  int largest() {
    return largest;
  }

  /** FNV-1a: what stands for a key costs less than the key. */
  private static long fingerprint(byte[] key) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : key) {
      hash = (hash ^ b) * 0x100000001b3L;
    }
    return hash;
  }
}
