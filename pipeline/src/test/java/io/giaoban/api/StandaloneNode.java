package io.giaoban.api;

import io.giaoban.node.Node;
import io.giaoban.node.Parts;
import io.giaoban.node.TestNodes;
import io.giaoban.wire.ClockMode;
import org.awaitility.Awaitility;

/** What {@code standalone} starts, with the shipped places and rules, in this process. */
final class StandaloneNode implements AutoCloseable {
  private final Parts parts = new Parts();
  private final Node node =
      Node.standalone(TestNodes.standalone(ApiClient.KEY, ClockMode.LIVE), parts);

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
