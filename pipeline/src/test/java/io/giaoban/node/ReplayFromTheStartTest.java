package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.PlacesFile;
import io.giaoban.sample.Samples;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the topics hold is all there is: read again from the start it comes to the same. */
class ReplayFromTheStartTest {
  @TempDir private Path dir;

  @Test
  void shouldComeToTheSameDaysInAllButVersions() throws Exception {
    try (TestCluster cluster = TestCluster.start(dir)) {
      Progress progress = cluster.process(List.copyOf(PlacesFile.shipped().cities()));
      cluster.report(Samples.inOrder().stream());
      TestCluster.awaitCaughtUp(progress);
      Map<Topic, Told> live =
          Map.of(
              Topics.CITY_DAYS, told(cluster, Topics.CITY_DAYS, Map.of()),
              Topics.UNIT_DAYS, told(cluster, Topics.UNIT_DAYS, Map.of()),
              Topics.INTAKE_COUNTS, told(cluster, Topics.INTAKE_COUNTS, Map.of()));

      cluster.startOver();
      TestCluster.awaitCaughtUp(progress);

      for (Map.Entry<Topic, Told> before : live.entrySet()) {
        Told again = told(cluster, before.getKey(), before.getValue().ends());
        assertThat(again.last())
            .as(before.getKey().name())
            .isNotEmpty()
            .containsExactlyEntriesOf(before.getValue().last());
      }
    }
  }

  /**
   * What a topic says in the end.
   *
   * @param last the last record of each key, but for its version
   * @param ends up to where it was read, by partition
   */
  private record Told(Map<String, SpecificRecord> last, Map<Integer, Long> ends) {}

  private static Told told(TestCluster cluster, Topic topic, Map<Integer, Long> from) {
    Map<String, SpecificRecord> last = new TreeMap<>();
    Map<Integer, Long> ends = new TreeMap<>();
    for (ConsumerRecord<String, SpecificRecord> record : cluster.read(topic)) {
      if (record.offset() >= from.getOrDefault(record.partition(), 0L)) {
        last.put(record.key(), withoutVersion(record.value()));
      }
      ends.merge(record.partition(), record.offset() + 1, Math::max);
    }
    return new Told(last, ends);
  }

  private static SpecificRecord withoutVersion(SpecificRecord record) {
    if (record instanceof CityDay day) {
      day.setVersion(0);
    }
    assertThat(record).isInstanceOfAny(CityDay.class, UnitDay.class, IntakeCounts.class);
    return record;
  }
}
