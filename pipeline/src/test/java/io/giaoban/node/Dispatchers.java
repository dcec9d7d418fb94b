package io.giaoban.node;

import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.desk.DispatchKafka;
import io.giaoban.dispatch.desk.Dispatcher;
import io.giaoban.schema.Alert;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker on which dispatchers tell these subscriptions of what is put into the topic. */
final class Dispatchers implements AutoCloseable {
  private final Parts parts = new Parts();
  private final TestCluster cluster;
  private final Producer<String, SpecificRecord> alerts;
  private volatile Collection<Subscription> subscriptions = List.of();

  Dispatchers(Path dir) {
    cluster = parts.started(TestCluster.start(dir));
    cluster.define(List.of());
    alerts =
        parts.started(
            new KafkaProducer<>(
                cluster.brokers().client(), new StringSerializer(), cluster.serde().serializer()));
  }

  TestCluster cluster() {
    return cluster;
  }

  /** These are all that there are from now on. */
  void subscribe(Collection<Subscription> all) {
    subscriptions = List.copyOf(all);
  }

  /** One more dispatcher; closed with the others, if not before. */
  Dispatcher start(String name, Sender sender) {
    return parts.started(
        Dispatcher.start(
            new DispatchKafka(name, cluster.cluster()),
            () -> subscriptions,
            Map.of("webhook", sender),
            (subscription, reason) -> {},
            new SimpleMeterRegistry(),
            Clock.systemUTC()));
  }

  /** Puts messages into the alerts' topic, as processors do. */
  void tell(Collection<Alert> messages) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    for (Alert message : messages) {
      sent.add(
          alerts.send(
              new ProducerRecord<>(
                  Topics.ALERTS.name(),
                  CityPartitioner.partition(message.getCity(), TestCluster.PARTITIONS),
                  message.getCity(),
                  message)));
    }
    for (Future<?> one : sent) {
      one.get();
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
