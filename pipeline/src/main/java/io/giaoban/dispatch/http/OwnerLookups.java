package io.giaoban.dispatch.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up on a few threads, those of one owner one after another: names whose servers never
 * answer hold one thread an owner, for as long as the operating system waits for them.
 */
final class OwnerLookups implements AutoCloseable {
  private static final int THREADS = 32;
  private static final Duration IDLE = Duration.ofMinutes(1);

  private final NameLookup names;
  private final Duration limit;
  private final ThreadPoolExecutor threads = threads();
  private final LoadingCache<String, Executor> owners =
      Caffeine.newBuilder()
          .expireAfterAccess(IDLE)
          .build(owner -> MoreExecutors.newSequentialExecutor(threads));

  OwnerLookups(NameLookup names, Duration limit) {
    this.names = names;
    this.limit = limit;
  }

  /** How long a look-up may take, the wait for its turn included. */
  Duration limit() {
    return limit;
  }

  /** All addresses of a host; a look-up that has not begun within the limit never does. */
  CompletableFuture<List<InetAddress>> find(String owner, String host) {
    return CompletableFuture.supplyAsync(() -> addresses(host), owners.get(owner))
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private List<InetAddress> addresses(String host) {
    try {
      return names.addresses(host);
    } catch (UnknownHostException e) {
      throw new CompletionException(e);
    }
  }

  private static ThreadPoolExecutor threads() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new ThreadFactoryBuilder().setNameFormat("giaoban-names-%d").setDaemon(true).build());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
