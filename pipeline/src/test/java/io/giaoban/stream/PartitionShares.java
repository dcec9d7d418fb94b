package io.giaoban.stream;

import io.giaoban.place.City;
import io.giaoban.wire.CityPartitioner;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How evenly cities fall into partitions. */
final class PartitionShares {
  private PartitionShares() {}

  /** Tells how much larger than the mean the largest partition is. */
  static void print(List<City> cities) {
    System.out.println("partitions  most cities  units of the largest: times the mean");
    for (int partitions : new int[] {6, 12, 24, 48}) {
      int[] most = new int[partitions];
      int[] units = new int[partitions];
      for (City city : cities) {
        int partition = CityPartitioner.partition(city.code(), partitions);
        most[partition]++;
        units[partition] += city.units().size();
      }
      System.out.printf(
          "%10d  %11d  %.2f%n",
          partitions,
          Arrays.stream(most).max().getAsInt(),
          Arrays.stream(units).max().getAsInt() / IntStream.of(units).average().getAsDouble());
    }
  }
}
