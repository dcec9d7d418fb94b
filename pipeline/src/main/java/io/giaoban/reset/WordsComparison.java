package io.giaoban.reset;

import com.google.common.base.Splitter;
import io.giaoban.reset.Difference.Kind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Compares the last words on each subject. */
final class WordsComparison {
  private static final Splitter KEY = Splitter.on('|');

  private final Compared compared;
  private final Compared.Values values;
  private final Set<String> waiting;
  private final TopicComparison.Builder told;

  /**
   * A comparison.
   *
   * @param waiting the cities of which something waits to be told in the live system
   * @param told counts what it comes to
   */
  WordsComparison(
      Compared compared,
      Compared.Values values,
      Set<String> waiting,
      TopicComparison.Builder told) {
    this.compared = compared;
    this.values = values;
    this.waiting = waiting;
    this.told = told;
  }

  /** The subjects on which they differ. */
  Set<String> differing(Words live, Words anew) {
    Set<String> all = new LinkedHashSet<>(live.subjects());
    all.addAll(anew.subjects());
    Set<String> differing = new LinkedHashSet<>();
    for (String subject : all) {
      ConsumerRecord<byte[], byte[]> here = live.on(subject);
      ConsumerRecord<byte[], byte[]> there = anew.on(subject);
      if (live.movedOn(subject) || waits(here == null ? there : here)) {
        told.leaveOut();
      } else {
        Difference difference = difference(words(subject), here, there);
        if (difference == null) {
          told.equal();
        } else {
          told.differ(difference);
          differing.add(subject);
        }
      }
    }
    return differing;
  }

  private boolean waits(ConsumerRecord<byte[], byte[]> record) {
    return compared.toldInTime() && !waiting.isEmpty() && waiting.contains(city(values.of(record)));
  }

  /** A key in people's words. */
  private static String words(String subject) {
    List<String> words = KEY.splitToList(subject);
    return words.size() == 3
        ? "%s %s, as told on %s".formatted(words.toArray())
        : String.join(" ", words);
  }

  private static String city(SpecificRecord record) {
    return String.valueOf(record.get(record.getSchema().getField("city").pos()));
  }

  private @Nullable Difference difference(
      String about,
      @Nullable ConsumerRecord<byte[], byte[]> live,
      @Nullable ConsumerRecord<byte[], byte[]> anew) {
    if (live == null) {
      return comesToNothing(anew) ? null : new Difference(about, Kind.ONLY_ANEW, List.of());
    }
    if (anew == null) {
      return comesToNothing(live) ? null : new Difference(about, Kind.ONLY_LIVE, List.of());
    }
    if (Arrays.equals(live.value(), anew.value())) {
      return null;
    }
    List<FieldChange> changes = compared.changes(values.of(live), values.of(anew));
    return changes.isEmpty() ? null : new Difference(about, Kind.CHANGED, changes);
  }

  private boolean comesToNothing(@Nullable ConsumerRecord<byte[], byte[]> record) {
    SpecificRecord last = record == null ? null : values.of(record);
    return last == null || compared.nothing().test(last);
  }
}
