package io.giaoban.node.metrics;

import io.giaoban.board.Board;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The {@code giaoban.city} gauges of each city; units are not told apart, as there are many. */
public final class CityMetrics {
  private final Board board;
  private final Supplier<Places> places;
  private final ClockMode mode;
  private final Clock clock;
  private final Map<CityGauge, MultiGauge> gauges = new EnumMap<>(CityGauge.class);

  /** Measures whenever {@link #measure} is called. */
  public CityMetrics(
      MeterRegistry registry, Board board, Supplier<Places> places, ClockMode mode, Clock clock) {
    this.board = board;
    this.places = places;
    this.mode = mode;
    this.clock = clock;
    for (CityGauge gauge : CityGauge.values()) {
      gauges.put(
          gauge,
          MultiGauge.builder(gauge.meter)
              .description(gauge.description)
              .baseUnit(gauge.unit)
              .register(registry));
    }
  }

  /** Looks at all days of all cities. */
  public void measure() {
    @Nullable Instant now = mode == ClockMode.LIVE ? clock.instant() : null;
    Map<String, Map<CityGauge, Double>> figures = new LinkedHashMap<>();
    for (City city : places.get().cities()) {
      CityPicture picture = CityPicture.of(board.days().days(city.code(), null, null));
      figures.put(city.code(), picture.figures(city, now));
    }
    gauges.forEach((gauge, shown) -> shown.register(rows(gauge, figures), true));
  }

  private static List<MultiGauge.Row<?>> rows(
      CityGauge gauge, Map<String, Map<CityGauge, Double>> figures) {
    return figures.entrySet().stream()
        .<MultiGauge.Row<?>>map(
            city -> MultiGauge.Row.of(Tags.of("city", city.getKey()), city.getValue().get(gauge)))
        .toList();
  }
}
