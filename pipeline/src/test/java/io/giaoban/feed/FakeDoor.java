package io.giaoban.feed;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** A door that remembers what was sent, and answers as it is told to. */
public final class FakeDoor implements AutoCloseable {
  public static final String KEY = "a-key-that-nobody-shows";

  static {
    // Otherwise each answer waits 40 ms for the client's acknowledgement of its first packet.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Reply HANG_UP = new Reply(0, "", Map.of());

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<Sent> answered = Collections.synchronizedList(new ArrayList<>());
  private final List<Sent> all = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong rows = new AtomicLong();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private volatile Predicate<String> bad = row -> false;
  private volatile boolean remembers = true;
  private volatile int answers = Integer.MAX_VALUE;

  public FakeDoor() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/reports", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** What one request brought. */
  record Sent(String type, String idempotencyKey, String authorization, List<String> lines) {
    /** Without the header row. */
    List<String> rows() {
      return type.equals("text/csv") ? lines.subList(1, lines.size()) : lines;
    }
  }

  /** An answer; without a status it is none. */
  private record Reply(int status, String body, Map<String, String> headers) {}

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers the next request so, and not by what is in it. */
  FakeDoor thenAnswers(int status, String detail) {
    return thenAnswers(status, detail, Map.of());
  }

  FakeDoor thenAnswers(int status, String detail, Map<String, String> headers) {
    replies.add(new Reply(status, json(Map.of("detail", detail)), headers));
    return this;
  }

  /** Ends the next request's connection without an answer. */
  FakeDoor thenHangsUp() {
    replies.add(HANG_UP);
    return this;
  }

  /** Ends all connections without an answer once so many requests were answered. */
  void goesAwayAfter(int requests) {
    answers = requests;
  }

  /** Refuses rows, by their text. */
  FakeDoor refuses(Predicate<String> rows) {
    bad = rows;
    return this;
  }

  /** Only counts, so that a test of memory measures nothing but the client's. */
  public FakeDoor forgets() {
    remembers = false;
    return this;
  }

  /** All requests, those it turned away too. */
  List<Sent> all() {
    return List.copyOf(all);
  }

  /** Requests whose items were answered. */
  List<Sent> answered() {
    return List.copyOf(answered);
  }

  /** The rows of all requests whose items were answered, in the order of their answers. */
  List<String> rows() {
    return answered().stream().flatMap(sent -> sent.rows().stream()).toList();
  }

  public long rowsCounted() {
    return rows.get();
  }

  int mostAtATime() {
    return most.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try (exchange) {
      Reply reply = reply(read(exchange));
      // Before the answer: the next request may come as soon as it is there.
      now.decrementAndGet();
      if (reply.status() != 0) {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Reply reply(Sent sent) {
    Reply reply = replies.poll();
    if (remembers) {
      all.add(sent);
    }
    if (reply != null) {
      return reply;
    }
    return answered.size() >= answers ? HANG_UP : new Reply(200, results(sent), Map.of());
  }

  private static Sent read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new Sent(
        exchange.getRequestHeaders().getFirst("Content-Type"),
        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
        exchange.getRequestHeaders().getFirst("Authorization"),
        body.lines().toList());
  }

  private String results(Sent sent) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (int index = 0; index < sent.rows().size(); index++) {
      if (bad.test(sent.rows().get(index))) {
        results.add(
            Map.of("index", index, "reason", "BAD_VALUE", "detail", "số: \"nhiều\" (expected: …)"));
      }
    }
    rows.addAndGet(sent.rows().size());
    if (remembers) {
      answered.add(sent);
    }
    return json(
        Map.of(
            "submission",
            "1",
            "accepted",
            sent.rows().size() - results.size(),
            "rejected",
            results.size(),
            "results",
            results));
  }

  private static String json(Map<String, ?> object) {
    try {
      return new JsonMapper().writeValueAsString(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
