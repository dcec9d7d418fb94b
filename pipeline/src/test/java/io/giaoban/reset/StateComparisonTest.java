package io.giaoban.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.stream.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows that the live system has written over since the moment of the comparison. */
class StateComparisonTest {
  private static final String LIVE = "live";
  private static final String ANEW = "anew";
  private static final long MOMENT = 10;
  private static final String PLACE = "XX-AA\0P";
  private static final String CLOCK = "XX-BB\0C";

  private final TopicComparison.Builder told =
      new TopicComparison.Builder("state", Arrays.asList(Difference.Kind.values()));

  @Test
  void shouldCountRowsThatMovedOnAsLeftOut() {
    State live = state(LIVE, List.of(row(LIVE, 3, "XX-CC\0P"), row(LIVE, MOMENT, PLACE)));
    State anew = state(ANEW, List.of(row(ANEW, 0, "XX-CC\0P"), row(ANEW, 1, PLACE)));
    assertThat(new StateComparison(live, anew, told).differing()).isEmpty();
    TopicComparison result = told.build();
    assertThat(result.same()).isTrue();
    assertThat(result.leftOut()).isEqualTo(1);
    assertThat(result.equal()).isEqualTo(1);
  }

  @Test
  void shouldStillTellOfRowsThatAreLost() {
    State live = state(LIVE, List.of());
    State anew = state(ANEW, List.of(row(ANEW, 1, PLACE)));
    assertThat(new StateComparison(live, anew, told).differing())
        .extracting(RowKey::city)
        .containsExactly("XX-AA");
  }

  @Test
  void shouldTakeACityToWaitWhoseClockMovedOn() {
    assertThat(state(LIVE, List.of(row(LIVE, MOMENT, CLOCK))).waiting()).isEqualTo(Set.of("XX-BB"));
  }

  private static State state(String changelog, List<ConsumerRecord<byte[], byte[]>> rows) {
    TopicPartition partition = new TopicPartition(changelog, 0);
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.updateEndOffsets(Map.of(partition, MOMENT + 2));
    consumer.schedulePollTask(
        () -> {
          rows.forEach(consumer::addRecord);
          consumer.addRecord(row(changelog, MOMENT + 1, "XX-DD\0P", null));
        });
    Snapshot until = new Snapshot(Map.of(), Map.of(new TopicPartition(LIVE, 0), MOMENT));
    Serde<SpecificRecord> none = Serdes.serdeFrom((topic, value) -> null, (topic, value) -> null);
    return new WordsReader(new PartitionReader(consumer), none, until).state(changelog, 0);
  }

  private static ConsumerRecord<byte[], byte[]> row(String changelog, long offset, String key) {
    return row(changelog, offset, key, new byte[] {1});
  }

  private static ConsumerRecord<byte[], byte[]> row(
      String changelog, long offset, String key, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        changelog, 0, offset, key.getBytes(StandardCharsets.ISO_8859_1), value);
  }
}
