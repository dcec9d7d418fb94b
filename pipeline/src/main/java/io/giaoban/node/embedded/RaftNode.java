package io.giaoban.node.embedded;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's controller and broker in one, started one after the other as {@link KafkaRaftServer}
 * does, but for a wait between them.
 *
 * <p>After a kill -9 the metadata still say that the broker leads its partitions. Started at once,
 * it takes up unfinished transactions by them; when its former life is fenced a moment later, it
 * finds no leader for their partitions, takes these for deleted, and drops the commit markers: what
 * was committed can never be read (seen with Kafka 4.3.1). So the broker starts only after its
 * former life is fenced. That costs no time, as it could not register earlier anyway.
 */
final class RaftNode {
  private static final Logger LOG = LoggerFactory.getLogger(RaftNode.class);
  private static final long FENCING_LIMIT_SECONDS = 30;

  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;
  private final Metrics metrics;

  RaftNode(KafkaConfig config, BrokerPorts ports) {
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> dirs =
        KafkaRaftServer.initializeLogDirs(config, LOG, "");
    metrics = Server.initializeMetrics(config, Time.SYSTEM, dirs._1().clusterId().orElseThrow());
    shared =
        new SharedServer(
            config,
            dirs._1(),
            Time.SYSTEM,
            metrics,
            CompletableFuture.completedFuture(
                Map.of(
                    BrokerSettings.NODE_ID,
                    new InetSocketAddress(LoopbackPort.ADDRESS, ports.controller()))),
            List.of(),
            new StandardFaultHandlerFactory(),
            ServerSocketFactory.INSTANCE);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), dirs._2());
  }

  void start() {
    controller.startup();
    awaitFenced();
    broker.startup();
  }

  void stop() {
    broker.shutdown();
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
    metrics.close();
  }

  private void awaitFenced() {
    FormerLife formerLife = new FormerLife();
    try {
      shared.loader().installPublishers(List.of(formerLife)).get();
      formerLife.fenced().get(FENCING_LIMIT_SECONDS, TimeUnit.SECONDS);
      shared.loader().removeAndClosePublisher(formerLife).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was starting", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "Kafka's former life is not fenced (expected: within "
              + FENCING_LIMIT_SECONDS
              + " s of the controller's start)",
          e);
    }
  }
}
