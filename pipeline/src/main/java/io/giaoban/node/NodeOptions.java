package io.giaoban.node;

import io.giaoban.gateway.RateLimit;
import io.giaoban.gateway.dhis2.Dhis2Mapping;
import io.giaoban.wire.ClockMode;
import java.util.Optional;

/**
 * How a process is set up.
 *
 * @param member which of all it is
 * @param http where feeds and readers come
 * @param dhis2 what DHIS2's data elements and organisation units mean; empty: it cannot push
 * @param feedKey the key of the operator's own feed, which may report for all units
 * @param feedLimit how much each other feed may send, if nothing else is said about it
 * @param subscribers how those are dealt with who are told of alerts
 * @param clock where the reports' timestamps, and so time, come from
 */
public record NodeOptions(
    Member member,
    HttpOptions http,
    Optional<Dhis2Mapping> dhis2,
    String feedKey,
    RateLimit feedLimit,
    SubscriberOptions subscribers,
    ClockMode clock) {

  /** The same, for a trial if nobody but this machine reaches the door. */
  public NodeOptions onTrial() {
    return http.onLoopback()
        ? new NodeOptions(member, http, dhis2, feedKey, feedLimit, subscribers.onTrial(), clock)
        : this;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "NodeOptions[member=%s, http=%s, clock=%s]".formatted(member, http, clock);
  }
}
