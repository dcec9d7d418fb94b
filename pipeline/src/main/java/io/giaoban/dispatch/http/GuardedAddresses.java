package io.giaoban.dispatch.http;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.jspecify.annotations.Nullable;

/**
 * Hands the client the addresses that were checked and no others, so that nothing is resolved a
 * second time between the check and the connection. One forbidden address forbids the whole name:
 * which of several is tried is in the hand of who answers for the name.
 */
final class GuardedAddresses implements SocketAddressResolver {
  private final OwnerLookups lookups;
  private final AddressGuard guard;
  private final Executor executor;

  GuardedAddresses(OwnerLookups lookups, AddressGuard guard, Executor executor) {
    this.lookups = lookups;
    this.guard = guard;
    this.executor = executor;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    Destination destination = (Destination) context.get(Destination.CONTEXT_KEY);
    Attempt attempt = (Attempt) destination.getOrigin().getTag();
    CompletableFuture<Void> unused =
        lookups
            .find(attempt.owner(), host)
            .handleAsync((found, failure) -> tell(host, port, found, failure, promise), executor);
  }

  private @Nullable Void tell(
      String host,
      int port,
      @Nullable List<InetAddress> found,
      @Nullable Throwable failure,
      Promise<List<InetSocketAddress>> promise) {
    try {
      if (found == null) {
        throw failed(host, failure);
      }
      List<InetSocketAddress> sockets = new ArrayList<>();
      for (InetAddress address : checked(host, found)) {
        sockets.add(new InetSocketAddress(named(host, address), port));
      }
      promise.succeeded(sockets);
    } catch (IOException | TimeoutException e) {
      promise.failed(e);
    }
    return null;
  }

  private List<InetAddress> checked(String host, List<InetAddress> found) throws IOException {
    if (found.isEmpty()) {
      throw new UnknownHostException(host);
    }
    for (InetAddress address : found) {
      Optional<SpecialRange> range = guard.forbids(address);
      if (range.isPresent()) {
        throw new ForbiddenAddressException(host, address, range.get());
      }
    }
    return found.subList(0, Math.min(found.size(), HttpLimits.ADDRESSES));
  }

  /** TLS verifies the name that the address bears, which must be the one that was called. */
  private static InetAddress named(String host, InetAddress address) throws UnknownHostException {
    return InetAddresses.isUriInetAddress(host)
        ? address
        : InetAddress.getByAddress(host, address.getAddress());
  }

  private IOException failed(String host, @Nullable Throwable failure) throws TimeoutException {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TimeoutException) {
      throw new SlowNameException(host, lookups.limit());
    }
    return cause instanceof UnknownHostException unknown
        ? unknown
        : new IOException(host + ": cannot be looked up", cause);
  }
}
