package io.giaoban.gateway;

import io.giaoban.api.SourceAddress;
import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import io.javalin.http.UnauthorizedResponse;
import java.util.Objects;
import java.util.function.Supplier;

/** Lets feeds in by their keys, and no more often than they may. */
public final class Admission {
  private static final String BEARER = "Bearer ";

  private final Supplier<Feeds> feeds;
  private final FeedLimits limits;

  /**
   * The way in.
   *
   * @param feeds the feeds as they are now; asked for each request, so that a change counts at once
   * @param limits how often they may come
   */
  public Admission(Supplier<Feeds> feeds, FeedLimits limits) {
    this.feeds = feeds;
    this.limits = limits;
  }

  /**
   * The feed that a request comes from. It is asked before anything of the body is read, so that
   * who has no key can keep no thread busy with one.
   *
   * @throws UnauthorizedResponse if it has no key of an active feed
   * @throws TooManyRequestsResponse if the feed, or who has a wrong key, has to wait
   */
  public Feed admit(Context exchange) {
    String header = Objects.requireNonNullElse(exchange.header("Authorization"), "");
    String key = header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
    return admit(exchange, key, BEARER.strip(), "Authorization: Bearer and an active feed's key");
  }

  /**
   * The feed that a request comes from, by a key that it brings in a way of its own.
   *
   * @param scheme how keys may be brought, for programs that bring none
   * @param expected the same for people
   */
  public Feed admit(Context exchange, String key, String scheme, String expected) {
    Feed feed = feeds.get().openedBy(key).orElse(null);
    if (feed == null) {
      throw unknown(exchange, scheme, expected);
    }
    long seconds = limits.request(feed);
    if (seconds > 0) {
      throw tooMany(exchange, seconds, "feed " + feed.id() + " has sent more than it may");
    }
    return feed;
  }

  /** Whether a feed that was let in would be let in by now. */
  boolean stillAdmits(Feed feed) {
    return feeds.get().feed(feed.id()).map(Feed::active).orElse(false);
  }

  /**
   * Counts items that a feed has brought; they are in already, and its next request may wait for
   * them.
   */
  public void brought(Feed feed, long items) {
    limits.items(feed, items);
  }

  /** Whether a key is disabled, retired or made up is nobody's business but its owner's. */
  private RuntimeException unknown(Context exchange, String scheme, String expected) {
    long seconds = limits.wrongKey(SourceAddress.of(exchange.ip()));
    if (seconds > 0) {
      return tooMany(exchange, seconds, "too many wrong keys from this address");
    }
    exchange.header("WWW-Authenticate", scheme);
    return new UnauthorizedResponse("unknown or disabled key (expected: " + expected + ")");
  }

  private static RuntimeException tooMany(Context exchange, long seconds, String what) {
    exchange.header("Retry-After", Long.toString(seconds));
    return new TooManyRequestsResponse("%s (send it again after %d s)".formatted(what, seconds));
  }
}
