package io.giaoban.gateway;

import io.giaoban.wire.Origin;
import java.time.Instant;

/**
 * A submission as it comes in.
 *
 * @param id its id
 * @param origin the same for who hears of its reports
 * @param feed the feed that sends it
 * @param receivedAt when it came for the first time
 */
record Arrival(String id, Origin origin, Feed feed, Instant receivedAt) {
  /** One that comes in the trace that the thread is in. */
  static Arrival of(String id, Feed feed, Instant receivedAt) {
    return new Arrival(id, Origin.ofSubmission(id), feed, receivedAt);
  }
}
