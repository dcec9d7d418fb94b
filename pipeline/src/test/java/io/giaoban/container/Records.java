package io.giaoban.container;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CaseReport;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** What is in the topics, as any consumer outside sees it: committed records only. */
final class Records {
  private final TopicReader<SpecificRecord> reader;

  private Records(TopicReader<SpecificRecord> reader) {
    this.reader = reader;
  }

  static Records of(ComposeProject system) {
    return new Records(
        TopicReader.of(Cluster.open(system.bootstrapServers(), system.registryUrl())));
  }

  /** The revisions that were accepted for a city's day. */
  Set<Long> revisions(String city, LocalDate day) {
    Set<Long> found = new TreeSet<>();
    read(
        Topics.CASE_REPORTS,
        CaseReport.class,
        report -> {
          if (report.getCity().equals(city) && report.getDay().equals(day)) {
            found.add(report.getRevision());
          }
        });
    return found;
  }

  /** All messages, by alert and number. */
  List<String> alerts() {
    List<String> found = new ArrayList<>();
    read(
        Topics.ALERTS,
        Alert.class,
        alert -> found.add("%s %d".formatted(alert.getId(), alert.getSequence())));
    return found;
  }

  /** How often a rule's alert that begins on a city's day was raised. */
  int raised(String rule, String city, LocalDate day) {
    AtomicInteger found = new AtomicInteger();
    read(
        Topics.ALERTS,
        Alert.class,
        alert -> {
          if (alert.getRule().equals(rule)
              && alert.getCity().equals(city)
              && alert.getFirstDay().equals(day)
              && alert.getState() == AlertState.RAISED) {
            found.incrementAndGet();
          }
        });
    return found.get();
  }

  private <T extends SpecificRecord> void read(Topic topic, Class<T> type, Consumer<T> taker) {
    var unused =
        reader.read(
            topic,
            message -> {
              if (message.value() != null) {
                taker.accept(type.cast(message.value()));
              }
              return true;
            });
  }
}
