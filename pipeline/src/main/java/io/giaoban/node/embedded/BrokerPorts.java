package io.giaoban.node.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** The ports of a node that is broker and controller in one. */
record BrokerPorts(int broker, int controller) {

  /** Takes any free port for the controller, which only the node itself talks to. */
  static BrokerPorts choose(LoopbackPort wanted) {
    // Both are held at once: else the controller could be given the broker's.
    try (ServerSocket broker = wanted.bind();
        ServerSocket controller = new LoopbackPort("Kafka controller", 0, "").bind()) {
      return new BrokerPorts(broker.getLocalPort(), controller.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka's ports cannot be released", e);
    }
  }
}
