package io.giaoban.stream;

import io.giaoban.place.City;
import io.giaoban.wire.CityPartitioner;
import java.util.Arrays;
import java.util.List;

/** How evenly cities fall into partitions, and partitions onto processors. */
final class PartitionShares {
  private final int[] units;

  private PartitionShares(List<City> cities, int partitions) {
    units = new int[partitions];
    for (City city : cities) {
      units[CityPartitioner.partition(city.code(), partitions)] += city.units().size();
    }
    Arrays.sort(units);
  }

  /** Tells, as times the mean, what falls to the largest partition and to the busiest processor. */
  static void print(List<City> cities) {
    System.out.println("partitions  largest  busiest of 2, 3, 4, 6 processors, at worst");
    for (int partitions : new int[] {6, 12, 24, 48}) {
      PartitionShares shares = new PartitionShares(cities, partitions);
      System.out.printf(
          "%10d  %7.2f  %.2f %.2f %.2f %.2f%n",
          partitions,
          shares.busiest(partitions),
          shares.busiest(2),
          shares.busiest(3),
          shares.busiest(4),
          shares.busiest(6));
    }
  }

  /** If the largest partitions come together: each processor has as many as the next. */
  private double busiest(int processors) {
    int each = (units.length + processors - 1) / processors;
    double largest = Arrays.stream(units, units.length - each, units.length).sum();
    return largest * Math.min(processors, units.length) / Arrays.stream(units).sum();
  }
}
