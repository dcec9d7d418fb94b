package io.giaoban.gateway;

import java.time.Instant;

/**
 * A submission as it comes in.
 *
 * @param id its id
 * @param feed the feed that sends it
 * @param receivedAt when it came for the first time
 */
record Arrival(String id, Feed feed, Instant receivedAt) {}
