package io.giaoban.reset;

import io.giaoban.reset.Difference.Kind;
import io.giaoban.schema.Alert;
import io.giaoban.stream.RowKey;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/**
 * Compares what the live processors told up to a moment with what was worked out anew of the same
 * reports: the cities in one partition after the other, then the logs.
 */
public final class Comparer {
  private static final String STATE = "state of the processors";

  private final WordsReader reader;
  private final Applications applications;
  private final Optional<Corrections> corrections;
  private final Map<String, TopicComparison.Builder> told = new LinkedHashMap<>();
  private final Set<String> allWaiting = new TreeSet<>();

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
   * @param corrections collect what has to be written for the live topics to say the same; empty:
   *     nothing will be
   */
  public Comparer(
      PartitionReader reader,
      Serde<SpecificRecord> serde,
      Snapshot until,
      Applications applications,
      Optional<Corrections> corrections) {
    this.reader = new WordsReader(reader, serde, until);
    this.applications = applications;
    this.corrections = corrections;
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
      new LogComparison(log, reader, told.get(log.name()), corrections).compare(partitions);
    }
    return new Comparison(
        told.values().stream().map(TopicComparison.Builder::build).toList(),
        Set.copyOf(allWaiting));
  }

  private void begin(Compared compared) {
    told.put(compared.name(), new TopicComparison.Builder(compared.name(), compared.weighs()));
  }

  private void compareCities(int partition) {
    String changelog = Groups.changelog(applications.live());
    State live = reader.state(changelog, partition);
    State anew = reader.state(Groups.changelog(applications.anew()), partition);
    DayVersions versions = new DayVersions(live, anew);
    Set<String> waiting = live.waiting();
    allWaiting.addAll(waiting);
    List<Alert> alerts = new ArrayList<>();
    Set<String> toTell = new TreeSet<>();
    for (Compared compared : Compared.BY_CITY) {
      Words here = reader.words(compared, compared.topic(), partition);
      Words there = reader.words(compared, compared.topic().aside(), partition);
      Set<String> differing =
          new WordsComparison(compared, reader::value, waiting, told.get(compared.name()))
              .differing(here, there);
      if (!compared.topic().equals(Topics.ALERTS)) {
        corrections.ifPresent(all -> all.put(compared.topic(), here, there, differing, versions));
      } else if (!compared.weighs().isEmpty()) {
        alerts.addAll(alerts(here, here.subjects()));
        alerts(here, differing).forEach(alert -> toTell.add(alert.getCity()));
        alerts(there, differing).forEach(alert -> toTell.add(alert.getCity()));
      }
    }
    StateComparison state = new StateComparison(live, anew.told(alerts), told.get(STATE));
    Set<RowKey> rows = state.differing();
    corrections.ifPresent(all -> state.correct(all, changelog, partition, rows, toTell, versions));
  }

  private List<Alert> alerts(Words words, Collection<String> ids) {
    return ids.stream()
        .map(words::on)
        .filter(Objects::nonNull)
        .map(record -> (Alert) reader.value(record))
        .toList();
  }
}
