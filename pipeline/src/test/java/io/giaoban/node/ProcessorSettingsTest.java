package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.stream.Stage;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.Cluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class ProcessorSettingsTest {
  private static final Brokers BROKERS = Cluster.open("nowhere:9092", "http://nowhere").brokers();
  private static final Member MEMBER = Member.alone(Set.of(Role.PROCESSOR), Optional.empty());

  @Test
  void shouldBeCalledTheSameAtEachStart() {
    assertThat(of(Application.LIVE).getString(StreamsConfig.CLIENT_ID_CONFIG))
        .isEqualTo("giaoban-processor-1");
    Application aside = new Application(AsideTopics.GROUP, Stage.LIVE);
    assertThat(of(aside).getString(StreamsConfig.CLIENT_ID_CONFIG))
        .isEqualTo("giaoban.reset-processor-1");
  }

  @Test
  void shouldBearWithCitiesThatAreSetUpForMinutes() {
    Map<String, Object> consumer =
        of(Application.LIVE).getMainConsumerConfigs("giaoban", "giaoban", 0);
    assertThat(consumer).containsEntry(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 1_800_000);
  }

  private static StreamsConfig of(Application application) {
    return new StreamsConfig(
        ProcessorSettings.of(application, MEMBER, BROKERS, Path.of("nowhere")));
  }
}
