package io.giaoban.dispatch.sms;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Then;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.HttpCalls;
import io.giaoban.dispatch.words.PlaceNames;
import io.giaoban.dispatch.words.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells by text message, through the operator's gateway, in the first language asked for. */
public final class SmsSender implements Sender {
  private final SmsGateway gateway;
  private final HttpCalls http;
  private final SmsTexts texts;

  /**
   * Tells through a gateway.
   *
   * @param http makes its requests
   * @param names how places are called
   */
  public SmsSender(SmsGateway gateway, HttpCalls http, PlaceNames names) {
    this.gateway = gateway;
    this.http = http;
    this.texts = new SmsTexts(names);
  }

  @Override
  public CompletionStage<Outcome> send(Notice notice) {
    Subscription subscription = notice.subscription();
    if (!(subscription.wishes().channel() instanceof Channel.Sms sms)) {
      return notBySms();
    }
    // There are no digests of text messages: the last step is the only one.
    Notice.Step last = notice.steps().get(notice.steps().size() - 1);
    Words words = Words.in(subscription.wishes().languages().get(0));
    SmsText text = texts.of(last.message(), words, sms.diacritics());
    return notice.origin().get(() -> send(sms, text, notice.id()));
  }

  /**
   * Sends the code by which a telephone proves to be its owner's.
   *
   * @param id of this attempt to prove it, the same if it is sent again
   */
  public CompletionStage<Outcome> confirm(
      Subscription subscription, ChannelCodes codes, String id) {
    return subscription.wishes().channel() instanceof Channel.Sms sms
        ? send(sms, code(subscription, codes), id)
        : notBySms();
  }

  /** 70 characters are too few for it, and nobody needs diacritics to read a code. */
  private static SmsText code(Subscription subscription, ChannelCodes codes) {
    Words words = Words.in(subscription.wishes().languages().get(0));
    return SmsText.cut(SmsText.clean(words.say("sms.code", codes.digits(subscription)), false), 0);
  }

  private CompletionStage<Outcome> send(Channel.Sms to, SmsText text, String id) {
    return Then.map(http.call(gateway.call(to.to(), text, id)), gateway::judge);
  }

  private static CompletionStage<Outcome> notBySms() {
    return CompletableFuture.completedStage(
        Outcome.of(Verdict.UNSPEAKABLE, "not a subscription by SMS (expected: one)"));
  }
}
