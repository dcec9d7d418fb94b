package io.giaoban.node;

import io.giaoban.api.Endpoints;
import io.giaoban.board.Board;
import io.giaoban.board.live.EventStream;
import io.giaoban.board.live.StreamLimits;
import io.giaoban.board.live.StreamRoutes;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** One instance of a process that tells events: a board, its stream, and a door. */
final class TestStream implements AutoCloseable {
  private final Parts parts = new Parts();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final TestCluster cluster;
  private final Board board;
  private final HttpDoor door;

  TestStream(TestCluster cluster, List<City> cities, StreamLimits limits) {
    Places places = Places.of(cities);
    this.cluster = cluster;
    board = parts.started(Board.start(cluster.cluster()));
    EventStream stream =
        parts.started(EventStream.start(board, cluster.cluster(), metrics, limits));
    door =
        parts.started(
            HttpDoor.open(
                HttpOptions.loopback(0),
                Endpoints.described(new StreamRoutes(stream, () -> places).endpoints())::install));
    parts.started(stream::endAll);
  }

  /** Where it tells. */
  String url() {
    return door.url() + "/v1/stream";
  }

  /** Waits until it has read all that is told. */
  void awaitRead() {
    for (Topic topic : List.of(Topics.CITY_DAYS, Topics.ALERTS)) {
      Map<TopicPartition, Long> ends =
          new TopicReader<>(cluster.brokers(), ByteArrayDeserializer::new)
              .read(topic, record -> true);
      Awaitility.await()
          .until(
              () ->
                  ends.entrySet().stream()
                      .allMatch(end -> board.positions().get(end.getKey()) >= end.getValue()));
    }
  }

  double clients() {
    return metrics.get("giaoban.stream.clients").gauge().value();
  }

  double heldBytes() {
    return metrics.get("giaoban.stream.held.bytes").gauge().value();
  }

  double dropped(String reason) {
    return metrics.get("giaoban.stream.dropped").tag("reason", reason).counter().count();
  }

  /** What it counts, as Prometheus reads it. */
  String metrics() {
    return metrics.scrape();
  }

  @Override
  public void close() {
    parts.close();
  }
}
