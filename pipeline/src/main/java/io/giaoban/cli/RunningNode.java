package io.giaoban.cli;

import io.giaoban.node.Node;
import io.giaoban.node.NodeOptions;
import io.giaoban.node.Parts;
import io.giaoban.node.StandaloneOptions;
import io.giaoban.wire.Cluster;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A node that is stopped in good order however the process is ended: by Ctrl-C, too, at any time.
 */
final class RunningNode implements AutoCloseable {
  private final Parts parts = new Parts();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread hook = new Thread(this::stop, "stop");
  private final Node node;

  private RunningNode(Function<Parts, Node> start) {
    Runtime.getRuntime().addShutdownHook(hook);
    node = start.apply(parts);
  }

  /** Everything in this process. */
  static RunningNode standalone(StandaloneOptions options) {
    return new RunningNode(parts -> Node.standalone(options, parts));
  }

  /** Some roles on a cluster. */
  static RunningNode serve(NodeOptions options, Cluster cluster) {
    return new RunningNode(parts -> Node.serve(options, cluster, parts));
  }

  Node node() {
    return node;
  }

  /**
   * Waits until the process is told to end.
   *
   * @throws IllegalStateException if the processor gives up before
   */
  void awaitEnd() {
    CompletableFuture.anyOf(ended, node.failed()).join();
    failIfStopped();
  }

  /**
   * Does nothing while the processor goes on.
   *
   * @throws IllegalStateException if it has given up
   */
  void failIfStopped() {
    if (node.failed().isDone()) {
      throw new IllegalStateException(
          "the processor cannot go on (see the log; nothing that was accepted is lost)");
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hook stops the node.
      return;
    }
    stop();
  }

  private void stop() {
    parts.close();
    ended.complete(null);
  }
}
