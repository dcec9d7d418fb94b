package io.giaoban.wire;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition a city lives in: that of Kafka's own partitioner for the city's code as key. */
public final class CityPartitioner {
  private CityPartitioner() {}

  /** The city's partition among so many. */
  public static int partition(String city, int partitions) {
    byte[] key = city.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
