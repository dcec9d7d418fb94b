package io.giaoban.reset;

import com.google.common.hash.Hashing;
import io.giaoban.reset.Difference.Kind;
import io.giaoban.wire.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Compares a log, of which nothing is forgotten, and in which the same may be said in any
 * partition. So all partitions are looked at together; but of what is said only hashes are kept, as
 * a single record may have some MiB, and those that differ are read again, a few at a time.
 */
final class LogComparison {
  /** Bytes of records that are read again at once; one of them may exceed it. */
  private static final long AT_ONCE = 32 << 20;

  private final Compared log;
  private final WordsReader words;
  private final TopicComparison.Builder told;
  private final Optional<Corrections> corrections;

  /**
   * A comparison.
   *
   * @param told counts what it comes to
   * @param corrections collect what the log does not have yet; empty: nothing is corrected
   */
  LogComparison(
      Compared log,
      WordsReader words,
      TopicComparison.Builder told,
      Optional<Corrections> corrections) {
    this.log = log;
    this.words = words;
    this.told = told;
    this.corrections = corrections;
  }

  /** Where something is said, and what it comes to in short. */
  private record Spot(int partition, long offset, int bytes, long hash) {
    static Spot of(ConsumerRecord<byte[], byte[]> record) {
      byte[] value = record.value();
      return new Spot(
          record.partition(),
          record.offset(),
          value.length,
          Hashing.farmHashFingerprint64().hashBytes(value).asLong());
    }
  }

  /** What is said on a subject there and here; live is null: nothing is. */
  private record Pair(String subject, @Nullable Spot live, Spot anew) {
    static final Comparator<Pair> IN_ORDER =
        Comparator.<Pair>comparingInt(pair -> pair.anew.partition)
            .thenComparingLong(pair -> pair.anew.offset);

    long bytes() {
      return (long) anew.bytes + (live == null ? 0 : live.bytes);
    }
  }

  /** Compares it. */
  void compare(int partitions) {
    Map<String, Spot> live = spots(log.topic(), partitions);
    Map<String, Spot> anew = spots(log.topic().aside(), partitions);
    List<Pair> again = new ArrayList<>();
    Set<String> all = new LinkedHashSet<>(live.keySet());
    all.addAll(anew.keySet());
    for (String subject : all) {
      Spot here = live.get(subject);
      Spot there = anew.get(subject);
      if (there == null) {
        told.differ(new Difference(subject, Kind.ONLY_LIVE, List.of()));
      } else if (here == null) {
        told.differ(new Difference(subject, Kind.ONLY_ANEW, List.of()));
        corrections.ifPresent(wanted -> again.add(new Pair(subject, null, there)));
      } else if (here.hash == there.hash && here.bytes == there.bytes) {
        told.equal();
      } else {
        again.add(new Pair(subject, here, there));
      }
    }
    again.sort(Pair.IN_ORDER);
    lookAgain(again);
  }

  /** The last word on each subject. */
  private Map<String, Spot> spots(Topic topic, int partitions) {
    Map<String, Spot> spots = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      words.each(log, topic, partition, (subject, record) -> spots.put(subject, Spot.of(record)));
    }
    return spots;
  }

  private void lookAgain(List<Pair> pairs) {
    List<Pair> some = new ArrayList<>();
    long bytes = 0;
    for (Pair pair : pairs) {
      if (!some.isEmpty() && bytes + pair.bytes() > AT_ONCE) {
        lookAtOnce(some);
        some.clear();
        bytes = 0;
      }
      some.add(pair);
      bytes += pair.bytes();
    }
    lookAtOnce(some);
  }

  private void lookAtOnce(List<Pair> pairs) {
    Map<String, ConsumerRecord<byte[], byte[]>> live =
        records(log.topic(), pairs.stream().map(Pair::live).toList());
    Map<String, ConsumerRecord<byte[], byte[]>> anew =
        records(log.topic().aside(), pairs.stream().map(Pair::anew).toList());
    for (Pair pair : pairs) {
      ConsumerRecord<byte[], byte[]> here = live.get(pair.subject);
      ConsumerRecord<byte[], byte[]> there = anew.get(pair.subject);
      if (there == null || (pair.live != null && here == null)) {
        told.leaveOut();
      } else if (here == null || differ(pair.subject, here, there)) {
        // Where the wrong word is the last one, so that the right one becomes that.
        int partition = here == null ? there.partition() : here.partition();
        corrections.ifPresent(wanted -> wanted.append(log.topic(), partition, there));
      }
    }
  }

  private boolean differ(
      String subject, ConsumerRecord<byte[], byte[]> live, ConsumerRecord<byte[], byte[]> anew) {
    List<FieldChange> changes = log.changes(words.value(live), words.value(anew));
    if (changes.isEmpty()) {
      told.equal();
    } else {
      told.differ(new Difference(subject, Kind.CHANGED, changes));
    }
    return !changes.isEmpty();
  }

  private Map<String, ConsumerRecord<byte[], byte[]>> records(
      Topic topic, List<@Nullable Spot> spots) {
    Map<Integer, SortedSet<Long>> offsets = new TreeMap<>();
    for (Spot spot : spots) {
      if (spot != null) {
        offsets.computeIfAbsent(spot.partition, none -> new TreeSet<>()).add(spot.offset);
      }
    }
    Map<String, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
    offsets.forEach(
        (partition, wanted) -> words.again(log, topic, partition, wanted, records::put));
    return records;
  }
}
