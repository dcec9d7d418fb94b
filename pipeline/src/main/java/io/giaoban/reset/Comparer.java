package io.giaoban.reset;

import io.giaoban.reset.Difference.Kind;
import io.giaoban.schema.Alert;
import io.giaoban.stream.RowKey;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;

/**
 * Compares what the live processors told up to a moment with what was worked out anew of the same
 * reports. It reads one partition of one topic at a time.
 */
public final class Comparer {
  private static final String STATE = "state of the processors";

  private final PartitionReader reader;
  private final Serde<SpecificRecord> serde;
  private final Snapshot until;
  private final Applications applications;
  private final Map<String, TopicComparison.Builder> told = new LinkedHashMap<>();
  private final Set<String> allWaiting = new TreeSet<>();
  private final Corrections corrections;

  /**
   * The applications of Kafka Streams whose results are compared.
   *
   * @param live the one that people read
   * @param anew the other
   */
  public record Applications(String live, String anew) {}

  /**
   * A comparison.
   *
   * @param until the moment; what was worked out anew is of what was taken by then
   */
  public Comparer(
      PartitionReader reader,
      Serde<SpecificRecord> serde,
      Snapshot until,
      Applications applications) {
    this.reader = reader;
    this.serde = serde;
    this.until = until;
    this.applications = applications;
    this.corrections = new Corrections(this::value, serde.serializer());
    Compared.BY_CITY.forEach(this::begin);
    Compared.LOGS.forEach(this::begin);
    told.put(STATE, new TopicComparison.Builder(STATE, Arrays.asList(Kind.values())));
  }

  /**
   * Compares all.
   *
   * @param partitions of each topic
   */
  public Comparison compare(int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      compareCities(partition);
    }
    for (Compared log : Compared.LOGS) {
      Words live = new Words();
      Words anew = new Words();
      for (int partition = 0; partition < partitions; partition++) {
        read(log, log.topic(), partition, live);
        read(log, log.topic().aside(), partition, anew);
      }
      corrections.append(log.topic(), anew, differing(log, live, anew, Set.of()));
    }
    return new Comparison(
        told.values().stream().map(TopicComparison.Builder::build).toList(),
        Set.copyOf(allWaiting));
  }

  /** What has to be written for the live topics to say the same, after they were compared. */
  public Corrections corrections() {
    return corrections;
  }

  private void begin(Compared compared) {
    told.put(compared.name(), new TopicComparison.Builder(compared.name(), compared.weighs()));
  }

  private void compareCities(int partition) {
    String changelog = Groups.changelog(applications.live());
    State live = state(changelog, partition);
    State anew = state(Groups.changelog(applications.anew()), partition);
    DayVersions versions = new DayVersions(live, anew);
    Set<String> waiting = live.waiting();
    allWaiting.addAll(waiting);
    List<Alert> alerts = new ArrayList<>();
    Set<String> toTell = new TreeSet<>();
    for (Compared compared : Compared.BY_CITY) {
      Words here = new Words();
      Words there = new Words();
      read(compared, compared.topic(), partition, here);
      read(compared, compared.topic().aside(), partition, there);
      Set<String> differing = differing(compared, here, there, waiting);
      if (!compared.topic().equals(Topics.ALERTS)) {
        corrections.put(compared.topic(), here, there, differing, versions);
      } else if (!compared.weighs().isEmpty()) {
        alerts.addAll(alerts(here, here.subjects()));
        alerts(here, differing).forEach(alert -> toTell.add(alert.getCity()));
        alerts(there, differing).forEach(alert -> toTell.add(alert.getCity()));
      }
    }
    StateComparison state = new StateComparison(live, anew.told(alerts), told.get(STATE));
    Set<RowKey> rows = state.differing();
    state.correct(corrections, changelog, partition, rows, toTell, versions);
  }

  private Set<String> differing(Compared compared, Words live, Words anew, Set<String> waiting) {
    return new WordsComparison(compared, this::value, waiting, told.get(compared.name()))
        .differing(live, anew);
  }

  private State state(String changelog, int partition) {
    Words rows = new Words();
    reader.read(
        new TopicPartition(changelog, partition),
        record -> {
          if (until.told(changelog, partition, record.offset())) {
            rows.say(new String(record.key(), StandardCharsets.ISO_8859_1), record);
          }
        });
    return State.of(rows);
  }

  private void read(Compared compared, Topic topic, int partition, Words into) {
    reader.read(
        new TopicPartition(topic.name(), partition),
        record -> {
          String subject = compared.subject().of(record, this::value, until);
          if (subject != null && until.told(topic.name(), partition, record.offset())) {
            into.say(subject, record);
          } else if (subject != null) {
            into.sayLater(subject);
          }
        });
  }

  private List<Alert> alerts(Words words, java.util.Collection<String> ids) {
    return ids.stream()
        .map(words::on)
        .filter(java.util.Objects::nonNull)
        .map(record -> (Alert) value(record))
        .collect(Collectors.toList());
  }

  private SpecificRecord value(ConsumerRecord<byte[], byte[]> record) {
    return serde.deserializer().deserialize(record.topic(), record.value());
  }
}
