package io.giaoban.node;

import io.giaoban.gateway.RateLimit;
import io.giaoban.gateway.dhis2.Dhis2Mapping;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a node with everything in one process is set up.
 *
 * @param http where feeds and readers come
 * @param kafkaPort of the embedded broker; 0 = any free
 * @param registryPort of the embedded schema registry; 0 = any free
 * @param dataDir where all data are kept; empty: in a temporary directory, removed at the end
 * @param places the cities that report here; empty: those of the data, at first the shipped ones
 * @param rules the file of the rules in force; empty: those of the data, at first the shipped ones
 * @param dhis2 what DHIS2's data elements and organisation units mean; empty: it cannot push
 * @param feedKey the key of the operator's own feed, which may report for all units
 * @param feedLimit how much each other feed may send, if nothing else is said about it
 * @param subscribers how those are dealt with who are told of alerts
 * @param clock where the reports' timestamps, and so time, come from
 */
public record NodeOptions(
    HttpOptions http,
    int kafkaPort,
    int registryPort,
    Optional<Path> dataDir,
    Optional<Places> places,
    Optional<RulesWatch> rules,
    Optional<Dhis2Mapping> dhis2,
    String feedKey,
    RateLimit feedLimit,
    SubscriberOptions subscribers,
    ClockMode clock) {

  /** The same, for a trial if nobody but this machine reaches the door. */
  public NodeOptions onTrial() {
    return http.onLoopback()
        ? new NodeOptions(
            http,
            kafkaPort,
            registryPort,
            dataDir,
            places,
            rules,
            dhis2,
            feedKey,
            feedLimit,
            subscribers.onTrial(),
            clock)
        : this;
  }

  @Override
  public String toString() {
    return "NodeOptions[http=%s, kafkaPort=%d, registryPort=%d, dataDir=%s, clock=%s]"
        .formatted(http, kafkaPort, registryPort, dataDir, clock);
  }
}
