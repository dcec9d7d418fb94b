package io.giaoban.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;

/** Hands messages to the audience, and answers without holding a thread meanwhile. */
final class Listener extends Handler.Abstract.NonBlocking {
  private final Function<Received, Answer> audience;

  Listener(Function<Received, Answer> audience) {
    this.audience = audience;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Content.Source.asString(
        request,
        UTF_8,
        Promise.from(body -> heard(request, body, response, callback), callback::failed));
    return true;
  }

  private void heard(Request request, String body, Response response, Callback callback) {
    Answer answer;
    try {
      answer = audience.apply(received(request, body));
    } catch (RuntimeException e) {
      callback.failed(e);
      return;
    }
    Slowly slowly = new Slowly(answer, response, callback, getServer().getScheduler());
    slowly.after(answer.after(), slowly::begin);
  }

  private static Received received(Request request, String body) {
    Map<String, List<String>> headers =
        request.getHeaders().stream()
            .collect(
                Collectors.groupingBy(
                    field -> field.getName().toLowerCase(Locale.ROOT),
                    Collectors.mapping(HttpField::getValue, Collectors.toList())));
    return new Received(Instant.now(), Request.getPathInContext(request), headers, body);
  }
}
