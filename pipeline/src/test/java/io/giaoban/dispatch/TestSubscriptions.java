package io.giaoban.dispatch;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Subscriptions for tests: verified ones, of everything. */
public final class TestSubscriptions {
  private static final Instant CREATED = Instant.parse("2022-01-01T00:00:00Z");

  private TestSubscriptions() {}

  /** By webhook, from the beginning of the alerts' topic. */
  public static Subscription webhook(String id, String url) {
    return of(id, wishes(new Channel.Webhook(URI.create(url), null), CatchUp.ALL, null));
  }

  /** Asking for this, from the beginning of the alerts' topic. */
  public static Subscription of(String id, Wishes wishes) {
    return new Subscription(
        id,
        wishes,
        new Access(
            "0".repeat(64),
            List.of(new Access.SecretVersion(1, CREATED, Access.SecretVersion.NEVER))),
        new Life(CREATED, CREATED, false, 0, 1, List.of(), null, null));
  }

  /** Everything by this channel. */
  public static Wishes wishes(Channel channel, CatchUp catchUp, @Nullable Digest digest) {
    return new Wishes("a test's", null, channel, AlertFilter.ALL, null, digest, catchUp);
  }
}
