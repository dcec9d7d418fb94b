package io.giaoban.api;

import io.giaoban.gateway.RateLimit;
import io.giaoban.node.HttpOptions;
import io.giaoban.node.Node;
import io.giaoban.node.NodeOptions;
import io.giaoban.node.Parts;
import io.giaoban.node.SubscriberOptions;
import io.giaoban.wire.ClockMode;
import java.util.Optional;
import org.awaitility.Awaitility;

/** What {@code standalone} starts, with the shipped places and rules, in this process. */
final class StandaloneNode implements AutoCloseable {
  private final Parts parts = new Parts();
  private final Node node =
      Node.start(
          new NodeOptions(
              HttpOptions.loopback(0),
              0,
              0,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              ApiClient.KEY,
              RateLimit.USUAL,
              SubscriberOptions.USUAL,
              ClockMode.LIVE),
          parts);

  ApiClient client() {
    return new ApiClient(node.httpUrl());
  }

  String url() {
    return node.httpUrl();
  }

  void awaitCaughtUp() {
    Awaitility.await().until(node::caughtUp);
  }

  @Override
  public void close() {
    parts.close();
  }
}
