package io.giaoban.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Writes an answer as slowly as it is to come. */
final class Slowly {
  private final Answer answer;
  private final Response response;
  private final Callback callback;
  private final Scheduler timer;

  Slowly(Answer answer, Response response, Callback callback, Scheduler timer) {
    this.answer = answer;
    this.response = response;
    this.callback = callback;
    this.timer = timer;
  }

  void begin() {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    ByteBuffer body = UTF_8.encode(answer.body());
    if (answer.pause().isZero()) {
      response.write(true, body, callback);
    } else {
      next(body);
    }
  }

  void after(Duration time, Runnable step) {
    if (time.isZero()) {
      step.run();
    } else {
      timer.schedule(step, time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void next(ByteBuffer body) {
    boolean last = body.remaining() <= 1;
    ByteBuffer one = body.slice(body.position(), Math.min(1, body.remaining()));
    body.position(body.position() + one.remaining());
    response.write(
        last,
        one,
        last
            ? callback
            : Callback.from(() -> after(answer.pause(), () -> next(body)), callback::failed));
  }
}
