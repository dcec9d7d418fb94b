package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.cap.CapDocuments;
import io.giaoban.dispatch.cap.CapSettings;
import io.giaoban.dispatch.desk.DispatchKafka;
import io.giaoban.dispatch.desk.Dispatcher;
import io.giaoban.dispatch.http.GuardedHttp;
import io.giaoban.dispatch.webhook.WebhookChallenge;
import io.giaoban.dispatch.webhook.WebhookSender;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
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
    Clock clock = Clock.systemUTC();
    GuardedHttp http = parts.started(new GuardedHttp(options.allowed()));
    AfterBoard afterBoard = new AfterBoard(board);
    AlertsOfBoard alerts = new AlertsOfBoard(board.alerts());
    ToldByBoard days = new ToldByBoard(board);
    Map<String, Sender> senders = new HashMap<>();
    senders.put(
        "webhook",
        afterBoard.of(
            new WebhookSender(
                http,
                secrets,
                days,
                new PublicDocuments(
                    new CapDocuments(CapSettings.usual(publicUrl), alerts),
                    alerts,
                    defined.places()),
                publicUrl,
                clock)));
    Dispatcher dispatcher =
        parts.started(
            Dispatcher.start(
                new DispatchKafka("dispatcher-1", site.bootstrapServers(), site.registryUrl()),
                () -> defined.subscriptions().get().all(),
                senders,
                (subscription, reason) -> {},
                metrics,
                clock));
    return new DispatchRole(
        dispatcher, new ChannelProofs(new WebhookChallenge(http, secrets, clock)));
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
