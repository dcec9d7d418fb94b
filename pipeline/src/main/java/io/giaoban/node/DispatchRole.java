package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.dispatch.desk.DispatchCount;
import io.giaoban.dispatch.desk.DispatchKafka;
import io.giaoban.dispatch.desk.Dispatcher;
import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Who tells subscribers, in a process. */
final class DispatchRole {
  private final String name;
  private final Parts parts;
  private final KafkaSite site;
  private final Supplier<Subscriptions> subscriptions;
  private final Channels channels;
  private final MeterRegistry metrics;
  private volatile @Nullable Dispatcher dispatcher;

  private DispatchRole(
      String name,
      Parts parts,
      KafkaSite site,
      Supplier<Subscriptions> subscriptions,
      Channels channels,
      MeterRegistry metrics) {
    this.name = name;
    this.parts = parts;
    this.site = site;
    this.subscriptions = subscriptions;
    this.channels = channels;
    this.metrics = metrics;
  }

  /**
   * Opens the ways to subscribers; nobody is told yet.
   *
   * @param parts takes charge of what is started
   * @param board knows the figures around an alert
   * @param secrets sign
   * @param publicUrl what links begin with
   */
  static DispatchRole open(
      NodeOptions options,
      Parts parts,
      KafkaSite site,
      DefinitionViews defined,
      Board board,
      SubscriberSecrets secrets,
      Supplier<String> publicUrl,
      MeterRegistry metrics) {
    return new DispatchRole(
        options.member().name(Role.DISPATCHER),
        parts,
        site,
        defined.subscriptions(),
        Channels.open(options.subscribers(), parts, defined.places(), board, secrets, publicUrl),
        metrics);
  }

  /** Begins to tell, once all that is defined is known, and links lead somewhere. */
  void begin() {
    dispatcher =
        parts.started(
            Dispatcher.start(
                new DispatchKafka(name, site.cluster()),
                () -> subscriptions.get().all(),
                channels.senders(),
                channels.owners(),
                metrics,
                Clock.systemUTC()));
  }

  /** Finds out whether a channel is its subscription's owner's. */
  ChannelProof proof() {
    return channels.proof();
  }

  /** How it fares. */
  Finding look() {
    Dispatcher begun = dispatcher;
    if (begun == null) {
      return new Finding(Reason.STARTING, "what is defined is read first");
    }
    DispatchCount count = begun.count();
    return Finding.worst(
        Stream.concat(begun.loops().stream().map(Finding::of), Stream.of(look(count))));
  }

  private static Finding look(DispatchCount count) {
    if (count.shut() > 0) {
      return new Finding(
          Reason.BOOKS_SHUT,
          "%d of %d partitions cannot be written".formatted(count.shut(), count.partitions()));
    }
    return count.partitions() == 0
        ? new Finding(Reason.UNASSIGNED, "no partition of subscriptions")
        : Finding.working(
            "%d subscriptions in %d partitions, %d messages wait"
                .formatted(count.subscriptions(), count.partitions(), count.waiting()));
  }

  /** How far it has read the alerts; nothing before it begins. */
  Map<TopicPartition, Long> positions() {
    Dispatcher begun = dispatcher;
    return begun == null ? Map.of() : begun.positions();
  }
}
