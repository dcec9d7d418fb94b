package io.giaoban.board.live;

import io.giaoban.board.Board;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients what the board takes in, after the board has it, and those that come back what they
 * missed. The board only puts events in; one thread of the stream's own wakes the clients.
 */
public final class EventStream implements AutoCloseable {
  private final StreamLimits limits;
  private final StreamMetrics metrics;
  private final Lanes lanes;
  private final EventIds ids;
  private final RecentEvents recent;
  private final EarlierEvents earlier;
  private final Semaphore room;
  private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, task -> new Thread(task, "stream"), new ThreadPoolExecutor.DiscardPolicy());
  private volatile boolean closed;

  private EventStream(
      StreamLimits limits,
      MeterRegistry registry,
      Lanes lanes,
      TopicReader<SpecificRecord> topics) {
    this.limits = limits;
    this.metrics = new StreamMetrics(registry);
    this.lanes = lanes;
    this.ids = new EventIds(lanes.size());
    this.recent = new RecentEvents(ids, lanes.size(), limits);
    this.earlier = EarlierEvents.open(topics, lanes, ids, limits, recent::end);
    this.room = new Semaphore(limits.clients());
    metrics.measure(this, EventStream::clients, EventStream::heldBytes);
  }

  /**
   * Begins to listen to a board.
   *
   * @param cluster where it is
   * @param registry keeps what is counted
   */
  public static EventStream start(
      Board board, Cluster cluster, MeterRegistry registry, StreamLimits limits) {
    TopicReader<SpecificRecord> topics = TopicReader.of(cluster);
    try (Consumer<String, SpecificRecord> consumer = topics.consumer("giaoban-stream")) {
      Lanes lanes = Lanes.of(consumer);
      EventStream stream = new EventStream(limits, registry, lanes, topics);
      try {
        board.listen(stream::put);
        // Only now: whatever comes after these ends comes by the board.
        stream.recent.open(lanes.positions(consumer.endOffsets(lanes.partitions())));
        stream.keepAlive();
        return stream;
      } catch (RuntimeException e) {
        stream.close();
        throw e;
      }
    }
  }

  /** How many clients there are. */
  int clients() {
    return clients.size();
  }

  /** Bytes of text in memory: what is kept for all, and what was handed to each. */
  long heldBytes() {
    return recent.bytes() + clients.stream().mapToLong(StreamClient::handed).sum();
  }

  EventIds ids() {
    return ids;
  }

  /** The positions of who knows nothing. */
  Positions start() {
    return Positions.start(lanes.size());
  }

  /** The positions of who wants to know what is to come. */
  Positions now() {
    return recent.end();
  }

  /** Makes room for a client; false: there is none. */
  boolean enter() {
    boolean entered = !closed && room.tryAcquire();
    if (!entered) {
      metrics.dropped(Drop.FULL);
    }
    return entered;
  }

  /**
   * Tells a client that has entered; completes when it is gone.
   *
   * @param response where it is told
   * @param from its positions
   */
  CompletableFuture<Void> tell(Response response, EventFilter filter, Positions from) {
    Cursor cursor = new Cursor(recent, ids, filter, from, limits.atOnce());
    StreamClient client = new StreamClient(response, cursor, earlier, metrics);
    clients.add(client);
    CompletableFuture<Void> gone =
        client
            .ended()
            .thenRun(
                () -> {
                  clients.remove(client);
                  room.release();
                });
    if (closed) {
      client.stop();
    } else {
      client.iterate();
    }
    return gone;
  }

  /** In the board's thread. */
  private void put(TopicPartition partition, long offset, @Nullable SpecificRecord value) {
    int lane = lanes.lane(partition);
    if (lane >= 0 && recent.put(lane, offset, value) && !telling.getAndSet(true)) {
      thread.execute(this::wake);
    }
  }

  private void wake() {
    telling.set(false);
    clients.forEach(StreamClient::iterate);
  }

  private void keepAlive() {
    Duration every = limits.keepAlive();
    var unused =
        thread.scheduleAtFixedRate(
            () -> clients.forEach(client -> client.keepAlive(limits.patience())),
            every.toMillis(),
            every.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Ends all streams, and lets no more clients in; they may go on elsewhere. */
  public void endAll() {
    closed = true;
    clients.forEach(StreamClient::stop);
  }

  @Override
  public void close() {
    endAll();
    thread.shutdownNow();
    earlier.close();
  }
}
