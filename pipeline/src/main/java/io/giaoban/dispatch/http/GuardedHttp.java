package io.giaoban.dispatch.http;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;

/**
 * HTTP with no way into the private network, on a handful of threads however many requests are
 * under way. Every attempt looks the name up, checks all its addresses and connects to one of
 * those; redirects, cookies, proxies, credentials and compression there are none. A request tells
 * the trace that its caller's thread is in (W3C Trace Context). What follows a reply runs on these
 * threads, and must not block them.
 */
public final class GuardedHttp implements HttpCalls, AutoCloseable {
  private static final Outcome NOT_CALLABLE =
      Outcome.of(
          Verdict.UNSPEAKABLE,
          "url (expected: http or https, a host by name or address, neither user nor fragment)");

  private final HttpLimits limits;
  private final Clock clock;
  private final OwnerLookups lookups;
  private final HttpClient client;
  private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();

  /** With the usual limits, this machine's names and the authorities that Java trusts. */
  public GuardedHttp(AllowedNetworks allowed) {
    this(allowed, HttpLimits.USUAL, NameLookup.SYSTEM, List.of(), Clock.systemUTC());
  }

  /**
   * With all that can be chosen.
   *
   * @param allowed may be called although they are not public
   * @param limits how long a request may take
   * @param names finds addresses
   * @param trusted certificates of authorities beyond those that Java trusts
   * @param clock tells how far away a date in {@code Retry-After} is
   */
  public GuardedHttp(
      AllowedNetworks allowed,
      HttpLimits limits,
      NameLookup names,
      Collection<X509Certificate> trusted,
      Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.lookups = new OwnerLookups(names, limits.connect());
    this.client = PlainClient.start(limits, trusted, lookups, new AddressGuard(allowed));
  }

  @Override
  public CompletionStage<HttpReply> call(HttpCall call) {
    if (!UrlCheck.isCallable(call.url())) {
      return CompletableFuture.completedStage(new HttpReply(NOT_CALLABLE, ""));
    }
    Attempt attempt = new Attempt(call, limits, clock);
    underWay.add(attempt);
    Request request = request(call, attempt);
    CompletableFuture<HttpReply> reply = attempt.reply();
    var unused = reply.whenComplete((told, failure) -> ended(attempt, request));
    try {
      request.send(attempt);
    } catch (RuntimeException e) {
      attempt.fail(e);
    }
    return reply;
  }

  private void ended(Attempt attempt, Request request) {
    underWay.remove(attempt);
    if (attempt.reply().isCancelled()) {
      var unused = request.abort(new CancellationException("nobody waits for it any more"));
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    lookups.close();
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("HTTP client: cannot be stopped", e);
    } finally {
      underWay.forEach(attempt -> attempt.fail(new RejectedExecutionException()));
    }
  }

  private Request request(HttpCall call, Attempt attempt) {
    Request request =
        client
            .newRequest(call.url())
            .method(call.method())
            .tag(attempt)
            .timeout(limits.whole().toMillis(), TimeUnit.MILLISECONDS)
            .headers(
                headers -> {
                  call.headers().forEach(headers::put);
                  headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
                  W3CTraceContextPropagator.getInstance()
                      .inject(Context.current(), headers, HttpFields.Mutable::put);
                });
    return call.body().isEmpty()
        ? request
        : request.body(new BytesRequestContent(call.body().getBytes(StandardCharsets.UTF_8)));
  }
}
