package io.giaoban.board.live;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * One client: sends what is next when it has taken what was before, and then waits, without a
 * thread, until there is more. Nothing is kept for it but what it was handed last.
 */
final class StreamClient extends IteratingCallback implements EarlierEvents.Reader {
  private final Response response;
  private final EndPoint connection;
  private final long usualIdleLimit;
  private final Cursor cursor;
  private final EarlierEvents earlier;
  private final StreamMetrics metrics;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final AtomicReference<@Nullable Hand> hand = new AtomicReference<>();

  private boolean greeted;
  private boolean asked;
  private boolean last;
  private volatile boolean keepAliveDue;
  private volatile boolean stopping;
  private volatile int handed;
  private volatile long handedAt;

  /**
   * A client that is sent nothing before it is {@link #iterate}d.
   *
   * @param response where it is sent to
   * @param cursor where it is
   * @param earlier reads for it what is not kept
   */
  StreamClient(Response response, Cursor cursor, EarlierEvents earlier, StreamMetrics metrics) {
    this.response = response;
    this.connection = response.getRequest().getConnectionMetaData().getConnection().getEndPoint();
    this.usualIdleLimit = connection.getIdleTimeout();
    connection.setIdleTimeout(0); // its own patience is asked instead
    this.cursor = cursor;
    this.earlier = earlier;
    this.metrics = metrics;
  }

  /** Completes when nothing more is sent. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Bytes that it has not taken yet. */
  int handed() {
    return handed;
  }

  /** Shows that the stream is alive if nothing else is sent. */
  void keepAlive(Duration patience) {
    if (handed > 0 && System.nanoTime() - handedAt > patience.toNanos()) {
      cut(new TimeoutException("took nothing for " + patience));
    } else {
      keepAliveDue = true;
      iterate();
    }
  }

  /** Ends the stream; who is in the middle of an event is cut off. */
  void stop() {
    stopping = true;
    iterate();
    if (handed > 0) {
      cut(new TimeoutException("stopped"));
    }
  }

  private void cut(Throwable reason) {
    connection.close(reason);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  protected Action process() {
    handed = 0;
    ByteBuffer text = last || stopping ? null : next();
    if (text == null) {
      return last || stopping ? Action.SUCCEEDED : Action.IDLE;
    }
    keepAliveDue = false;
    handedAt = System.nanoTime();
    handed = text.remaining();
    response.write(false, text, this);
    return Action.SCHEDULED;
  }

  /** What is sent next; null: nothing for now. */
  private @Nullable ByteBuffer next() {
    if (!greeted) {
      greeted = true;
      return EventText.greeting(cursor.id());
    }
    ByteBuffer events = events();
    if (events.hasRemaining()) {
      return events;
    }
    return keepAliveDue ? EventText.keepAlive(cursor.id()) : null;
  }

  private ByteBuffer events() {
    Hand read = hand.getAndSet(null);
    if (read != null) {
      asked = false;
      cursor.told(read.upTo());
      if (read.text().hasRemaining()) {
        return read.text();
      }
    }
    if (!asked && cursor.join()) {
      try {
        return cursor.next();
      } catch (OverrunException e) {
        last = true;
        metrics.dropped(Drop.SLOW);
        return EventText.gap(cursor.id(), Drop.SLOW);
      }
    }
    if (!asked) {
      asked = true;
      earlier.ask(cursor.positions(), cursor.filter(), this);
    }
    return ByteBuffer.allocate(0);
  }

  @Override
  public boolean listens() {
    return !ended.isDone();
  }

  @Override
  public void take(Hand read) {
    hand.set(read);
    iterate();
  }

  @Override
  protected void onCompleteSuccess() {
    connection.setIdleTimeout(usualIdleLimit);
    ended.complete(null);
  }

  @Override
  protected void onCompleteFailure(Throwable cause) {
    if (cause instanceof TimeoutException && !stopping) {
      metrics.dropped(Drop.STALLED);
    }
    // The server would wait for what is left of the last write.
    cut(cause);
    ended.complete(null);
  }
}
