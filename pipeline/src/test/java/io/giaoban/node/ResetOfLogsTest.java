package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.PlacesFile;
import io.giaoban.reset.Difference;
import io.giaoban.reset.TopicComparison;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was refused is compared by the record it is about, and said again where it was not. */
class ResetOfLogsTest {
  private static final Instant AT = Instant.parse("2022-01-03T00:00:00Z");

  @TempDir private Path dir;

  @Test
  void shouldTellWhatIsMissingAndWhatIsOtherwiseAndSayItAgain() throws Exception {
    try (TestCluster cluster = TestCluster.start(dir)) {
      cluster.define(List.copyOf(PlacesFile.shipped().cities()));
      refuse(cluster);
      List<ConsumerRecord<String, SpecificRecord>> told = cluster.read(Topics.REJECTED_REPORTS);
      assertThat(told).hasSize(2 * TestCluster.PARTITIONS);
      ConsumerRecord<String, SpecificRecord> lost = told.get(0);
      lose(cluster, lost);
      ConsumerRecord<String, SpecificRecord> changed = told.get(told.size() - 1);
      change(cluster, changed);

      TopicComparison found = rejected(cluster, false);
      assertThat(found.first())
          .extracting(Difference::toString)
          .containsExactlyInAnyOrder(
              origin(lost) + ": only in the new results",
              origin(changed)
                  + ": detail \"nothing\" → \""
                  + ((RejectedReport) changed.value()).getDetail()
                  + "\"");
      rejected(cluster, true);
      TopicComparison after = rejected(cluster, false);
      assertThat(after.first()).isEmpty();
      assertThat(after.equal()).isEqualTo(told.size());
    }
  }

  private static void refuse(TestCluster cluster) throws Exception {
    try (Processor processor = cluster.startProcessor();
        Feeder feeder = new Feeder(cluster)) {
      for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
        feeder.garbage(partition, AT);
        feeder.garbage(partition, AT.plusSeconds(1));
      }
      feeder.flush();
      TestCluster.awaitCaughtUp(cluster.progress(processor));
    }
    new GroupMembers(cluster.setup().admin(), Groups.PROCESSORS).remove();
  }

  /** The first record of its partition. */
  private static void lose(TestCluster cluster, ConsumerRecord<String, SpecificRecord> record)
      throws Exception {
    cluster
        .setup()
        .admin()
        .deleteRecords(
            Map.of(
                new TopicPartition(record.topic(), record.partition()),
                RecordsToDelete.beforeOffset(record.offset() + 1)))
        .all()
        .get();
  }

  private static void change(TestCluster cluster, ConsumerRecord<String, SpecificRecord> record)
      throws Exception {
    RejectedReport other =
        RejectedReport.newBuilder((RejectedReport) record.value()).setDetail("nothing").build();
    try (Producer<byte[], byte[]> producer = cluster.producer()) {
      producer
          .send(
              new ProducerRecord<>(
                  record.topic(), cluster.serde().serializer().serialize(record.topic(), other)))
          .get();
    }
  }

  private static String origin(ConsumerRecord<String, SpecificRecord> record) {
    RejectedReport refused = (RejectedReport) record.value();
    return "%s-%d@%d".formatted(refused.getTopic(), refused.getPartition(), refused.getOffset());
  }

  private static TopicComparison rejected(TestCluster cluster, boolean switchOver) {
    try (Reset reset = Reset.of(cluster.cluster())) {
      return reset.run(switchOver, false, new QuietReset()).comparison().topics().stream()
          .filter(topic -> topic.name().equals(Topics.REJECTED_REPORTS.name()))
          .findFirst()
          .orElseThrow();
    }
  }
}
