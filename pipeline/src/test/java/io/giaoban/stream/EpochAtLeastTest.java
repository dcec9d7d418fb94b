package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochAtLeastTest {
  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1641121200000, 1641121200000"})
  void shouldTakeTheRecordsTimeOrTheEpoch(long timestamp, long expected) {
    ConsumerRecord<Object, Object> record =
        new ConsumerRecord<>(
            "t",
            0,
            0,
            timestamp,
            TimestampType.CREATE_TIME,
            0,
            0,
            new Object(),
            new Object(),
            new RecordHeaders(),
            Optional.empty());
    assertThat(new EpochAtLeast().extract(record, 5)).isEqualTo(expected);
  }
}
