package io.giaoban.node;

import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;

/** How many brokers answer of the most that ever did while this process ran. */
final class BrokerCount {
  private int most;

  Finding look(int answering) {
    most = Math.max(most, answering);
    return answering < most
        ? new Finding(Reason.BROKER_LOST, "%d of %d brokers".formatted(answering, most))
        : Finding.working("%d brokers".formatted(answering));
  }
}
