package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.desk.DispatchKafka;
import io.giaoban.dispatch.desk.Dispatcher;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** Who tells subscribers, in a process. */
final class DispatchRole {
  private final Dispatcher dispatcher;
  private final ChannelProof proof;

  private DispatchRole(Dispatcher dispatcher, ChannelProof proof) {
    this.dispatcher = dispatcher;
    this.proof = proof;
  }

  /**
   * Starts telling.
   *
   * @param parts takes charge of what is started
   * @param board knows the figures around an alert
   * @param secrets sign
   * @param publicUrl what links begin with
   */
  static DispatchRole start(
      SubscriberOptions options,
      Parts parts,
      KafkaSite site,
      DefinitionViews defined,
      Board board,
      SubscriberSecrets secrets,
      Supplier<String> publicUrl,
      MeterRegistry metrics) {
    Channels channels = Channels.open(options, parts, defined.places(), board, secrets, publicUrl);
    Dispatcher dispatcher =
        parts.started(
            Dispatcher.start(
                new DispatchKafka("dispatcher-1", site.bootstrapServers(), site.registryUrl()),
                () -> defined.subscriptions().get().all(),
                channels.senders(),
                channels.owners(),
                metrics,
                Clock.systemUTC()));
    return new DispatchRole(dispatcher, channels.proof());
  }

  /** Finds out whether a channel is its subscription's owner's. */
  ChannelProof proof() {
    return proof;
  }

  boolean healthy() {
    return dispatcher.healthy();
  }

  /** How far it has read the alerts. */
  Map<TopicPartition, Long> positions() {
    return dispatcher.positions();
  }
}
