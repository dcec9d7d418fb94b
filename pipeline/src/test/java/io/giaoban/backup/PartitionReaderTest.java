package io.giaoban.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partition may lose its beginning between the cut and the reading. */
class PartitionReaderTest {
  private static final TopicPartition AT = new TopicPartition("giaoban.deliveries", 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final PartitionReader reader = new PartitionReader(consumer);
  private final List<Long> taken = new ArrayList<>();
  private final List<Long> readTo = new ArrayList<>();

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void shouldGoOnWhereATopicThatForgetsBeginsNow() throws IOException {
    beginsAt(3);
    reader.read(AT, 0, 5, true, new Noted());
    assertThat(taken).containsExactly(3L, 4L);
    assertThat(readTo).last().isEqualTo(5L);
  }

  @Test
  void shouldRefuseATopicThatLostWhatItKeepsForGood() {
    beginsAt(3);
    assertThatIllegalStateException()
        .isThrownBy(() -> reader.read(AT, 0, 5, false, new Noted()))
        .withMessageStartingWith("giaoban.deliveries-0 cannot be read");
  }

  private void beginsAt(long beginning) {
    consumer.updateBeginningOffsets(Map.of(AT, beginning));
    consumer.updateEndOffsets(Map.of(AT, 6L));
    consumer.schedulePollTask(
        () -> {
          for (long offset = beginning; offset < 6; offset++) {
            consumer.addRecord(
                new ConsumerRecord<>(AT.topic(), AT.partition(), offset, null, new byte[] {1}));
          }
        });
  }

  private final class Noted implements PartitionReader.Taker {
    @Override
    public void take(StoredRecord record) {
      taken.add(record.offset());
    }

    @Override
    public void readTo(long offset) {
      readTo.add(offset);
    }
  }
}
