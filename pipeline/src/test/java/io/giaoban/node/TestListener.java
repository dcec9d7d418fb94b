package io.giaoban.node;

import io.giaoban.board.live.ServerSentEvents;
import io.giaoban.board.live.ServerSentEvents.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of a stream that reads as a browser does. */
final class TestListener implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> answer;
  private final ServerSentEvents events;

  private TestListener(HttpResponse<InputStream> answer) {
    this.answer = answer;
    this.events =
        new ServerSentEvents(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  /** Listens from now on; returns when it would miss nothing any more. */
  static TestListener to(String url) {
    return after("", url);
  }

  /** Goes on after the event of that id; empty: listens from now on. */
  static TestListener after(String id, String url) {
    HttpResponse<InputStream> answer = ask(id, url, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(url + ": " + answer.statusCode());
    }
    TestListener listener = new TestListener(answer);
    listener.block();
    return listener;
  }

  /** What is answered to who is not let in. */
  static HttpResponse<String> refused(String id, String url) {
    return ask(id, url, BodyHandlers.ofString());
  }

  private static <T> HttpResponse<T> ask(
      String id, String url, HttpResponse.BodyHandler<T> handler) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (!id.isEmpty()) {
      request.header("Last-Event-ID", id);
    }
    try {
      return HTTP.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String header(String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  String lastEventId() {
    return events.lastEventId();
  }

  long retryMillis() {
    return events.retryMillis();
  }

  Event next() throws IOException {
    return events.next();
  }

  List<Event> next(int count) throws IOException {
    List<Event> read = new ArrayList<>();
    while (read.size() < count) {
      read.add(events.next());
    }
    return read;
  }

  /** Reads up to the next blank line, be it an event or not. */
  void block() {
    try {
      Event unused = events.block();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
