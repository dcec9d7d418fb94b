package io.giaoban.node;

import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.wire.Cluster;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Broker and registry in this process. */
final class EmbeddedCluster {
  private EmbeddedCluster() {}

  /**
   * Starts both.
   *
   * @param parts takes charge of them
   * @param data where they keep theirs
   */
  static Cluster start(Parts parts, DataDir data, int kafkaPort, int registryPort) {
    // Most of a start is the loading of classes: broker and registry do it side by side.
    CompletableFuture<EmbeddedRegistry> registryStart =
        CompletableFuture.supplyAsync(
            () -> parts.started(EmbeddedRegistry.start(registryPort, data.of("registry"))));
    EmbeddedBroker broker;
    try {
      broker = parts.started(EmbeddedBroker.start(kafkaPort, data.of("kafka")));
    } finally {
      registryStart.exceptionally(failure -> null).join();
    }
    return Cluster.open(broker.bootstrapServers(), await(registryStart).url());
  }

  private static <T> T await(CompletableFuture<T> start) {
    try {
      return start.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
