package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.OwnerNotices;
import io.giaoban.dispatch.SeldomNotices;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.cap.CapDocuments;
import io.giaoban.dispatch.cap.CapSettings;
import io.giaoban.dispatch.http.GuardedHttp;
import io.giaoban.dispatch.mail.Links;
import io.giaoban.dispatch.mail.MailSender;
import io.giaoban.dispatch.mail.OwnerMails;
import io.giaoban.dispatch.mail.Postman;
import io.giaoban.dispatch.sms.SmsSender;
import io.giaoban.dispatch.webhook.WebhookChallenge;
import io.giaoban.dispatch.webhook.WebhookSender;
import io.giaoban.dispatch.words.PlaceNames;
import io.giaoban.place.Places;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The ways to subscribers that a process has.
 *
 * @param senders by the channels' types
 * @param owners how owners hear of their subscriptions
 * @param proof finds out whether a channel is its subscription's owner's
 */
record Channels(Map<String, Sender> senders, OwnerNotices owners, ChannelProof proof) {
  /**
   * Opens them: webhooks always, mail and text messages where the operator has means for them.
   *
   * @param parts takes charge of what is opened
   * @param board knows the figures around an alert
   * @param secrets sign
   * @param publicUrl what links begin with
   */
  static Channels open(
      SubscriberOptions options,
      Parts parts,
      Supplier<Places> places,
      Board board,
      SubscriberSecrets secrets,
      Supplier<String> publicUrl) {
    Clock clock = Clock.systemUTC();
    GuardedHttp http = parts.started(new GuardedHttp(options.allowed()));
    ToldByBoard days = new ToldByBoard(board);
    AlertsOfBoard alerts = new AlertsOfBoard(board.alerts());
    PlaceNames names = new PlaceNames(places);
    ChannelCodes codes = new ChannelCodes(secrets);
    Links links = new Links(publicUrl, codes);
    Map<String, Sender> senders = new HashMap<>();
    senders.put(
        "webhook",
        new WebhookSender(
            http,
            secrets,
            days,
            new PublicDocuments(
                new CapDocuments(new CapSettings(options.author(), publicUrl), alerts),
                alerts,
                places),
            publicUrl,
            clock));
    Optional<Postman> postman = options.mail().map(mail -> parts.started(new Postman(mail)));
    postman.ifPresent(by -> senders.put("mail", new MailSender(by, links, names, days)));
    Optional<SmsSender> sms = options.sms().map(way -> new SmsSender(way, http, names));
    sms.ifPresent(by -> senders.put("sms", by));
    Optional<OwnerMails> owners = postman.map(by -> new OwnerMails(by, links));
    AfterBoard afterBoard = new AfterBoard(board);
    senders.replaceAll((type, sender) -> afterBoard.of(sender));
    return new Channels(
        senders,
        new SeldomNotices(
            (subscription, reason) ->
                owners.ifPresent(by -> by.stopped(subscription, reason, null)),
            clock),
        new ChannelProofs(
            new WebhookChallenge(http, secrets, clock),
            owners.map(by -> by::confirm),
            sms.map(
                by ->
                    subscription ->
                        by.confirm(subscription, codes, UUID.randomUUID().toString()))));
  }
}
