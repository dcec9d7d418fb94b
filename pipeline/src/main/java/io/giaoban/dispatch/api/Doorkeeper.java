package io.giaoban.dispatch.api;

import io.giaoban.api.SourceAddress;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Token;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnauthorizedResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lets the operator in by key, and owners by the tokens of their subscriptions. */
final class Doorkeeper {
  private static final String BEARER = "Bearer ";

  private final String operatorHash;
  private final boolean open;
  private final SubscriptionStore store;
  private final TryLimits limits;

  /**
   * Who was let in to a subscription.
   *
   * @param subscription as it is now
   * @param asker the operator or the owner
   */
  record Guest(Subscription subscription, Asker asker) {
    /** Whether the token that was shown opens it still: a body may come slowly after it. */
    boolean stillOpens(Subscription now) {
      return asker.operator()
          || Token.same(subscription.access().tokenSha256(), now.access().tokenSha256());
    }
  }

  /**
   * A keeper.
   *
   * @param operatorKey opens everything
   * @param open whether anybody may make subscriptions
   * @param limits how often wrong tokens may come
   */
  Doorkeeper(String operatorKey, boolean open, SubscriptionStore store, TryLimits limits) {
    this.operatorHash = Token.hash(operatorKey);
    this.open = open;
    this.store = store;
    this.limits = limits;
  }

  /**
   * Lets in who makes a subscription.
   *
   * @throws UnauthorizedResponse if it is neither the operator nor anybody's right
   */
  Asker admitMaker(Context exchange) {
    Optional<String> token = token(exchange);
    if (token.isPresent() && Token.is(token.get(), operatorHash)) {
      return asker(exchange, true);
    }
    if (token.isEmpty() && open) {
      Asker anybody = asker(exchange, false);
      limits.creation(anybody);
      return anybody;
    }
    throw unknown(exchange, "the operator's key");
  }

  /**
   * The subscriptions that who asks may see: the operator all, owners their own.
   *
   * @throws UnauthorizedResponse if it is neither
   */
  List<Subscription> admit(Context exchange) {
    String token = required(exchange);
    if (Token.is(token, operatorHash)) {
      return store.now().all();
    }
    String hash = Token.hash(token);
    List<Subscription> own =
        store.now().all().stream()
            .filter(subscription -> Token.same(hash, subscription.access().tokenSha256()))
            .toList();
    if (own.isEmpty()) {
      throw unknown(exchange, "the operator's key or a subscription's token");
    }
    return own;
  }

  /**
   * The subscription of that id.
   *
   * @throws UnauthorizedResponse if no token is shown
   * @throws NotFoundResponse if it is not there, or the token is another's: nobody learns which
   */
  Guest admit(Context exchange, String id) {
    String token = required(exchange);
    Subscription found = store.now().find(id).orElse(null);
    String expected = found == null ? operatorHash : found.access().tokenSha256();
    boolean operator = Token.is(token, operatorHash);
    boolean owner = Token.is(token, expected);
    boolean opens = owner || operator;
    if (!opens) {
      limits.wrongToken(asker(exchange, false));
    }
    if (!opens || found == null) {
      throw none(id);
    }
    return new Guest(found, asker(exchange, operator));
  }

  /** Says that there is no such subscription, or none for who asks. */
  static NotFoundResponse none(String id) {
    return new NotFoundResponse(
        "subscription: \"%s\" (expected: the id of one that this token opens)".formatted(id));
  }

  private static Asker asker(Context exchange, boolean operator) {
    return new Asker(SourceAddress.of(exchange.ip()), operator);
  }

  private String required(Context exchange) {
    return token(exchange)
        .orElseThrow(() -> unknown(exchange, "the operator's key or a subscription's token"));
  }

  private static Optional<String> token(Context exchange) {
    String header = Objects.requireNonNullElse(exchange.header("Authorization"), "");
    return header.startsWith(BEARER)
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private RuntimeException unknown(Context exchange, String expected) {
    if (token(exchange).isPresent()) {
      limits.wrongToken(asker(exchange, false));
    }
    exchange.header("WWW-Authenticate", BEARER.strip());
    return new UnauthorizedResponse(
        "no key, or one that is not known (expected: Authorization: Bearer and %s)"
            .formatted(expected));
  }
}
