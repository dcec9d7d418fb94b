package io.giaoban.node.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's settings for a single node with few threads and little heap that forgets nothing. */
final class BrokerSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private BrokerSettings() {}

  static Map<String, String> of(BrokerPorts ports, Path dir) {
    Map<String, String> settings = new HashMap<>();
    identity(settings, ports);
    settings.put("log.dir", dir.toString());
    history(settings);
    alone(settings);
    small(settings);
    return settings;
  }

  private static void identity(Map<String, String> settings, BrokerPorts ports) {
    String broker = "PLAINTEXT://%s:%d".formatted(LoopbackPort.HOST, ports.broker());
    String controller = "%s:%d".formatted(LoopbackPort.HOST, ports.controller());
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("listeners", broker + "," + CONTROLLER_LISTENER + "://" + controller);
    settings.put("advertised.listeners", broker);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    // A static quorum: only the node's id is on disk, so the next start may take another port.
    settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
  }

  private static void history(Map<String, String> settings) {
    settings.put("log.retention.ms", "-1");
    // Else a pipeline stopped for a week would lose its place and count everything again.
    settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    settings.put("auto.create.topics.enable", "false");
  }

  private static void alone(Map<String, String> settings) {
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      settings.put(topic + ".replication.factor", "1");
      settings.put(topic + ".num.partitions", "1");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("default.replication.factor", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // After a kill -9 the next start waits until the controller has given up the former life.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
  }

  private static void small(Map<String, String> settings) {
    settings.put("log.cleaner.dedupe.buffer.size", "4194304"); // the default takes 128 MiB of heap
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "3");
    settings.put("background.threads", "2");
    settings.put("group.coordinator.threads", "1");
    settings.put("num.recovery.threads.per.data.dir", "1");
  }
}
