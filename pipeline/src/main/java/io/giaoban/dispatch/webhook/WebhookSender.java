package io.giaoban.dispatch.webhook;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Sender;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Then;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.HttpCall;
import io.giaoban.dispatch.http.HttpCalls;
import io.giaoban.dispatch.http.HttpReply;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Tells by signed HTTP requests (Standard Webhooks 1.0.0). */
public final class WebhookSender implements Sender {
  private final HttpCalls http;
  private final SignedCalls signed;
  private final WebhookBodies bodies;

  /**
   * Tells webhooks.
   *
   * @param http makes requests
   * @param secrets signs them
   * @param days tells the figures around an alert
   * @param cap writes CAP documents
   * @param baseUrl tells where this system is found from outside, such as {@code
   *     https://giaoban.example.org}
   * @param clock tells the seconds of an attempt
   */
  public WebhookSender(
      HttpCalls http,
      SubscriberSecrets secrets,
      ToldDays days,
      CapText cap,
      Supplier<String> baseUrl,
      Clock clock) {
    this.http = http;
    this.signed = new SignedCalls(secrets, clock);
    this.bodies = new WebhookBodies(days, cap, baseUrl);
  }

  @Override
  public CompletionStage<Outcome> send(Notice notice) {
    if (!(notice.subscription().wishes().channel() instanceof Channel.Webhook webhook)) {
      return unspeakable(
          "channel: " + notice.subscription().wishes().channel().type() + " (expected: webhook)");
    }
    HttpCall call;
    try {
      WebhookBody body = bodies.of(notice, webhook.format());
      call = signed.post(notice.subscription(), webhook.url(), notice.id(), body);
    } catch (RuntimeException e) {
      return unspeakable(String.valueOf(e.getMessage()));
    }
    return Then.map(notice.origin().get(() -> http.call(call)), HttpReply::outcome);
  }

  private static CompletionStage<Outcome> unspeakable(String detail) {
    return CompletableFuture.completedStage(Outcome.of(Verdict.UNSPEAKABLE, detail));
  }
}
