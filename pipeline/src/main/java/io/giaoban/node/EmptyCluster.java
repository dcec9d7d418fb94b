package io.giaoban.node;

import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.wire.Cluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A node's broker and registry on its data directory, and nothing that writes to them. */
public final class EmptyCluster implements AutoCloseable {
  private final Parts parts = new Parts();
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  private EmptyCluster(Path dir) {
    try {
      DataDir data = parts.started(DataDir.open(Optional.of(dir)));
      broker = parts.started(EmbeddedBroker.start(0, data.of("kafka")));
      registry = parts.started(EmbeddedRegistry.start(0, data.of("registry")));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Starts them.
   *
   * @param dir the data directory, as the node has it; made when absent
   * @throws RuntimeException with what to do, if it cannot be used
   */
  public static EmptyCluster start(Path dir) {
    return new EmptyCluster(dir);
  }

  /** Whether there is one in this directory, empty or not. */
  public static boolean isAt(Path dir) {
    return Files.exists(dir.resolve("kafka"));
  }

  /** Where clients find the two. */
  public Cluster cluster() {
    return Cluster.open(broker.bootstrapServers(), registry.url());
  }

  @Override
  public void close() {
    parts.close();
  }
}
