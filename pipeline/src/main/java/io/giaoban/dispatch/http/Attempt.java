package io.giaoban.dispatch.http;

import io.giaoban.dispatch.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;

/**
 * A request under way. As the tag of its request it gives it a destination of its own in Jetty's
 * client, thus a connection that no other has used or will use: no wait for others, and none
 * escapes the check of its address.
 */
final class Attempt implements Response.Listener {
  private final HttpCall call;
  private final HttpLimits limits;
  private final Clock clock;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final CompletableFuture<HttpReply> reply = new CompletableFuture<>();

  Attempt(HttpCall call, HttpLimits limits, Clock clock) {
    this.call = call;
    this.limits = limits;
    this.clock = clock;
  }

  String owner() {
    return call.owner();
  }

  CompletableFuture<HttpReply> reply() {
    return reply;
  }

  /** What came first is kept; an answer that has more to say than anybody reads has said enough. */
  @Override
  public void onContent(Response response, ByteBuffer content) {
    byte[] bytes = new byte[Math.min(content.remaining(), HttpReply.MOST_BYTES - body.size())];
    content.get(bytes);
    body.writeBytes(bytes);
    if (content.hasRemaining()) {
      end(Answers.outcome(response, clock));
      CompletableFuture<Boolean> unused =
          response.abort(
              new CancellationException("longer than " + HttpReply.MOST_BYTES + " bytes"));
    }
  }

  @Override
  public void onComplete(Result result) {
    if (result.isSucceeded()) {
      end(Answers.outcome(result.getResponse(), clock));
    } else {
      fail(result.getFailure());
    }
    Connection connection = result.getRequest().getConnection();
    if (connection != null) {
      connection.close();
    }
  }

  void fail(Throwable failure) {
    end(new Failures(call.url(), limits).outcome(failure));
  }

  private void end(Outcome outcome) {
    reply.complete(new HttpReply(outcome, body.toString(StandardCharsets.UTF_8)));
  }
}
