package io.giaoban.cli;

import io.giaoban.node.Node;
import io.giaoban.node.NodeOptions;
import java.util.concurrent.CountDownLatch;

/** A node that is stopped in good order however the process is ended: by Ctrl-C, too. */
final class RunningNode implements AutoCloseable {
  private final Node node;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");

  private RunningNode(Node node) {
    this.node = node;
  }

  static RunningNode start(NodeOptions options) {
    RunningNode running = new RunningNode(Node.start(options));
    Runtime.getRuntime().addShutdownHook(running.hook);
    return running;
  }

  Node node() {
    return node;
  }

  /** Waits until the process is told to end. */
  void awaitEnd() throws InterruptedException {
    end.await();
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
    node.close();
    end.countDown();
  }
}
