package io.giaoban.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.giaoban.wire.Brokers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition is read as a whole, or it is said that it was not. */
class PartitionReaderTest {
  private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final PartitionReader reader = new PartitionReader(consumer);
  private final List<Long> read = new ArrayList<>();

  PartitionReaderTest() {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }

  @Test
  void shouldNotGoOnAtTheEndWhereRecordsAreGone() {
    assertThat(PartitionReader.settings(Brokers.open("kafka:9092")))
        .containsEntry("auto.offset.reset", "none");
    ends(3);
    consumer.schedulePollTask(() -> consumer.addRecord(record(0)));
    consumer.schedulePollTask(
        () -> consumer.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 1L))));
    assertThatIllegalStateException()
        .isThrownBy(() -> reader.read(PARTITION, this::take))
        .withMessage(
            "topic-0 has lost records while it was read, at 1 (expected: that they stay; try again)");
    assertThat(read).containsExactly(0L);
  }

  @Test
  void shouldGoOnWhileMarksOfTransactionsAreAllThereIs() {
    long marks = 1000;
    ends(marks + 1);
    for (long at = 1; at <= marks; at++) {
      long next = at;
      consumer.schedulePollTask(() -> consumer.seek(PARTITION, next));
    }
    consumer.schedulePollTask(() -> consumer.addRecord(record(marks)));
    reader.read(PARTITION, this::take);
    assertThat(read).containsExactly(marks);
  }

  @Test
  void shouldSayWhereItEndedIfNothingMoreComes() {
    ends(2);
    consumer.schedulePollTask(() -> consumer.addRecord(record(0)));
    assertThatIllegalStateException()
        .isThrownBy(() -> reader.read(PARTITION, this::take))
        .withMessage("topic-0 has nothing after 1 (expected: records up to 2)");
  }

  @Test
  void shouldReadAgainWhatIsAskedForOnly() {
    ends(5);
    consumer.schedulePollTask(
        () -> List.of(1, 2, 3, 4).forEach(offset -> consumer.addRecord(record(offset))));
    reader.read(PARTITION, new TreeSet<>(List.of(1L, 3L)), this::take);
    assertThat(read).containsExactly(1L, 3L);
  }

  private void ends(long offset) {
    consumer.updateEndOffsets(Map.of(PARTITION, offset));
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    read.add(record.offset());
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset) {
    return new ConsumerRecord<>(PARTITION.topic(), 0, offset, new byte[1], new byte[1]);
  }
}
