package io.giaoban.board.live;

import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The partitions that are told, in the order in which ids name their positions. */
final class Lanes {
  private static final Map<Topic, EventType> TOLD =
      Map.of(Topics.CITY_DAYS, EventType.CITY_DAY, Topics.ALERTS, EventType.ALERT);

  private final List<TopicPartition> partitions;
  private final List<EventType> types;
  private final Map<TopicPartition, Integer> lanes = new HashMap<>();

  private Lanes(List<TopicPartition> partitions, List<EventType> types) {
    this.partitions = List.copyOf(partitions);
    this.types = List.copyOf(types);
    for (int lane = 0; lane < partitions.size(); lane++) {
      lanes.put(partitions.get(lane), lane);
    }
  }

  /** Those of the brokers that the consumer reads from: city days first, then alerts. */
  static Lanes of(Consumer<?, ?> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    List<EventType> types = new ArrayList<>();
    for (Topic topic : List.of(Topics.CITY_DAYS, Topics.ALERTS)) {
      consumer.partitionsFor(topic.name()).stream()
          .map(PartitionInfo::partition)
          .sorted(Comparator.naturalOrder())
          .forEach(
              partition -> {
                partitions.add(new TopicPartition(topic.name(), partition));
                types.add(TOLD.get(topic));
              });
    }
    return new Lanes(partitions, types);
  }

  int size() {
    return partitions.size();
  }

  List<TopicPartition> partitions() {
    return partitions;
  }

  TopicPartition partition(int lane) {
    return partitions.get(lane);
  }

  /** What the lane's events are about. */
  EventType type(int lane) {
    return types.get(lane);
  }

  /** The partition's lane; -1: it is not told. */
  int lane(TopicPartition partition) {
    return lanes.getOrDefault(partition, -1);
  }

  /** Positions from offsets by partition. */
  Positions positions(Map<TopicPartition, Long> offsets) {
    return Positions.of(partitions.stream().mapToLong(offsets::get).toArray());
  }
}
