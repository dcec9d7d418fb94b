package io.giaoban.reset;

import io.giaoban.schema.CityDay;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** What has to be written for the live topics to say what was worked out anew. */
public final class Corrections {
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final Set<String> homeless = new HashSet<>();
  private final Serde<SpecificRecord> serde;

  /** None yet. */
  public Corrections(Serde<SpecificRecord> serde) {
    this.serde = serde;
  }

  /** The records to write, in their order. */
  public List<ProducerRecord<byte[], byte[]>> records() {
    return List.copyOf(records);
  }

  /** The cities that alerts were told of, and of which nothing was found anew. */
  public Set<String> homeless() {
    return Set.copyOf(homeless);
  }

  /** Alerts were told of these cities, of which nothing was found anew. */
  void homeless(Collection<String> cities) {
    homeless.addAll(cities);
  }

  /** What a log does not have yet, as it was worked out anew; last in that partition. */
  void append(Topic topic, int partition, ConsumerRecord<byte[], byte[]> word) {
    put(topic.name(), partition, word, word.value());
  }

  /**
   * What a compacted topic says otherwise. Of a day every issue is told again, in order: who
   * follows takes what comes last for what stands.
   */
  void put(Topic topic, Words live, Words anew, Set<String> differing, DayVersions versions) {
    Set<String> groups =
        differing.stream().map(subject -> group(topic, subject)).collect(Collectors.toSet());
    for (String subject : live.subjects()) {
      if (differing.contains(subject) && anew.on(subject) == null) {
        put(topic.name(), live.on(subject), null);
      }
    }
    for (String subject : anew.subjects()) {
      if (groups.contains(group(topic, subject))) {
        ConsumerRecord<byte[], byte[]> word = anew.on(subject);
        put(
            topic.name(),
            word,
            topic.equals(Topics.CITY_DAYS) ? later(word, versions) : word.value());
      }
    }
  }

  /** A row of the state; without a value: it is taken out. */
  void put(String changelog, int partition, byte[] key, byte @Nullable [] value) {
    records.add(new ProducerRecord<>(changelog, partition, key, value));
  }

  private void put(String topic, ConsumerRecord<byte[], byte[]> word, byte @Nullable [] value) {
    put(topic, word.partition(), word, value);
  }

  private void put(
      String topic, int partition, ConsumerRecord<byte[], byte[]> word, byte @Nullable [] value) {
    records.add(
        new ProducerRecord<>(
            topic,
            partition,
            value == null ? null : word.timestamp(),
            word.key(),
            value,
            word.headers()));
  }

  private byte[] later(ConsumerRecord<byte[], byte[]> word, DayVersions versions) {
    CityDay day = (CityDay) serde.deserializer().deserialize(word.topic(), word.value());
    day.setVersion(day.getVersion() + versions.rewritten(day.getCity(), day.getDay()));
    return serde.serializer().serialize(Topics.CITY_DAYS.name(), day);
  }

  /** A place's day is told again as a whole. */
  private static String group(Topic topic, String subject) {
    boolean ofADay = topic.equals(Topics.CITY_DAYS) || topic.equals(Topics.UNIT_DAYS);
    return ofADay ? subject.substring(0, subject.lastIndexOf('|')) : subject;
  }
}
