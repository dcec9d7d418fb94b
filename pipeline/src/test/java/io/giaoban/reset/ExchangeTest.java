package io.giaoban.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What a switch says of itself, and the order in which the brokers hear of it. */
class ExchangeTest {
  private static final ProducerRecord<byte[], byte[]> RECORD =
      new ProducerRecord<>("topic", 0, new byte[1], new byte[1]);
  private static final Map<TopicPartition, OffsetAndMetadata> OFFSETS =
      Map.of(new TopicPartition("input", 0), new OffsetAndMetadata(1));

  private final Brokers producer = new Brokers();
  private final Exchange exchange = new Exchange(producer, "test");

  @Test
  void shouldHaveAllInTheLogsBeforeTheBrokersLookForMembers() {
    exchange.write(List.of(RECORD, RECORD), "group", OFFSETS);
    assertThat(producer.flushedBeforeOffsets).isTrue();
    assertThat(producer.transactionCommitted()).isTrue();
    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void shouldNotPromiseThatNothingWasSwitchedWhereTheCommitIsUnderWay() {
    producer.commitTransactionException = new TimeoutException("no answer");
    assertThatIllegalStateException()
        .isThrownBy(() -> exchange.write(List.of(RECORD), "group", OFFSETS))
        .withMessage(
            "it is not known whether it was switched: no answer (expected: run reset again: it compares)");
  }

  @Test
  void shouldSayThatNothingWasSwitchedBeforeTheCommit() {
    producer.sendOffsetsToTransactionException = new TimeoutException("no answer");
    assertThatIllegalStateException()
        .isThrownBy(() -> exchange.write(List.of(RECORD), "group", OFFSETS))
        .withMessageStartingWith("nothing was switched: no answer");
    assertThat(producer.transactionCommitted()).isFalse();
  }

  /** Takes records only when it is told to. */
  private static final class Brokers extends MockProducer<byte[], byte[]> {
    private boolean flushedBeforeOffsets;

    Brokers() {
      super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void sendOffsetsToTransaction(
        Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
      flushedBeforeOffsets = flushed();
      super.sendOffsetsToTransaction(offsets, group);
    }
  }
}
