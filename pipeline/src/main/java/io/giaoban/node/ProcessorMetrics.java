package io.giaoban.node;

import io.giaoban.stream.BriefingTopology;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;

/** How far a processor is. */
final class ProcessorMetrics implements MeterBinder {
  private final BriefingTopology topology;
  private final RestoreProgress restore;

  ProcessorMetrics(BriefingTopology topology, RestoreProgress restore) {
    this.topology = topology;
    this.restore = restore;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("giaoban.processor.waiting", topology, BriefingTopology::waitingCities)
        .description("Cities whose alerts wait to be told.")
        .baseUnit("cities")
        .register(registry);
    Gauge.builder("giaoban.processor.partitions", topology, built -> built.times().size())
        .description("Partitions that this process has taken records from.")
        .register(registry);
    Gauge.builder("giaoban.processor.known.at", topology, ProcessorMetrics::knownAt)
        .description("Time of the last record of the partition that is furthest back, since 1970.")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("giaoban.restore.partitions", restore, RestoreProgress::partitions)
        .description("Partitions of state that are being read back.")
        .register(registry);
    Gauge.builder("giaoban.restore.left", restore, RestoreProgress::left)
        .description("Records of state that are still to be read back.")
        .baseUnit("records")
        .register(registry);
    FunctionCounter.builder("giaoban.restored", restore, RestoreProgress::restored)
        .description("Records of state that were read back.")
        .baseUnit("records")
        .register(registry);
  }

  private static double knownAt(BriefingTopology topology) {
    return topology.times().values().stream()
        .mapToLong(Instant::toEpochMilli)
        .mapToDouble(millis -> millis / 1e3)
        .min()
        .orElse(Double.NaN);
  }
}
