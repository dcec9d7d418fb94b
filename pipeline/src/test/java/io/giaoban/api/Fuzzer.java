package io.giaoban.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * Sends requests that nobody meant, and collects what is answered otherwise than the description
 * says. The same seed makes the same requests; the answers depend on those before.
 */
final class Fuzzer {
  private static final int MOST_FINDINGS = 20;
  private static final Set<Integer> WITHOUT_ROUTE = Set.of(400, 404, 405, 414, 431, 501);

  private final ApiClient client;
  private final AnswerCheck check;
  private final Mutations mutations;
  private final List<Operation> operations;
  private final Queue<String> findings = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

  Fuzzer(ApiClient client, JsonNode description) {
    this.client = client;
    this.operations = ApiClient.operations(description);
    this.check = new AnswerCheck(description);
    this.mutations = new Mutations(operations);
  }

  /** Sends so many requests, and returns what was found. */
  List<String> run(long seed, int requests, int threads) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger next = new AtomicInteger();
    LongStream.range(0, threads)
        .forEach(
            thread ->
                pool.execute(
                    () -> {
                      for (int i = next.getAndIncrement();
                          i < requests && findings.size() < MOST_FINDINGS;
                          i = next.getAndIncrement()) {
                        send(mutations.next(new Random(seed * 1_000_003 + i)), i);
                      }
                    }));
    pool.shutdown();
    if (!pool.awaitTermination(1, TimeUnit.HOURS)) {
      findings.add("not done within an hour");
    }
    return List.copyOf(findings);
  }

  /** How many answers had which status. */
  Map<Integer, AtomicInteger> statuses() {
    return statuses;
  }

  private void send(Request request, int number) {
    try {
      HttpResponse<byte[]> answer = client.send(request);
      statuses
          .computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
          .incrementAndGet();
      wrong(request, answer)
          .ifPresent(
              wrong -> {
                String text = new String(answer.body(), StandardCharsets.UTF_8);
                findings.add(
                    "request %d: %s\n  %s\n  answered %d %s"
                        .formatted(number, wrong, request, answer.statusCode(), shorten(text)));
              });
    } catch (IllegalArgumentException e) {
      // The client does not send what is no URI or header; the server has not seen it.
      statuses.computeIfAbsent(0, status -> new AtomicInteger()).incrementAndGet();
    } catch (IOException e) {
      findings.add("request %d: %s\n  %s".formatted(number, e, request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      findings.add("request %d: %s\n  %s".formatted(number, e, request));
    }
  }

  private Optional<String> wrong(Request request, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    boolean head = request.operation().method().equals("HEAD");
    if (status >= 400 && !head) {
      Optional<String> problem = wrongProblem(request, answer);
      if (problem.isPresent()) {
        return problem;
      }
    }
    Optional<Operation> reached = reached(request, head);
    if (reached.isEmpty()) {
      return status < 400 || WITHOUT_ROUTE.contains(status)
          ? Optional.empty()
          : Optional.of("status (expected: one of " + WITHOUT_ROUTE + ")");
    }
    if (head) {
      return reached.get().response(status) == null
          ? Optional.of("status (expected: one of " + reached.get().statuses() + ")")
          : Optional.empty();
    }
    Optional<String> undescribed = check.wrong(reached.get(), answer);
    return undescribed.isPresent() || !request.path().equals("/v1/reports") || status > 299
        ? undescribed
        : wrongSubmission(request, answer);
  }

  /** The operation whose route the request meets; empty: none, or one that it is not meant for. */
  private Optional<Operation> reached(Request request, boolean head) {
    String method = head ? "GET" : request.operation().method();
    String path = request.path();
    return operations.stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> path.matches(operation.path().replaceAll("\\{[^}]*}", "[^/;]+")))
        .filter(operation -> !path.contains("%2F") && !path.contains("/."))
        .findFirst();
  }

  private static Optional<String> wrongProblem(Request request, HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    JsonNode problem = Bodies.read(answer.body());
    boolean health = request.path().matches("/(healthz|readyz)") && answer.statusCode() == 503;
    return health
            || (type.startsWith(Problem.MEDIA_TYPE)
                && problem.path("status").asInt() == answer.statusCode()
                && !problem.path("detail").asText().isEmpty())
        ? Optional.empty()
        : Optional.of("no problem: Content-Type \"" + type + "\"");
  }

  /** Every item is either accepted or refused, and of the refused each is told once. */
  private static Optional<String> wrongSubmission(Request request, HttpResponse<byte[]> answer) {
    JsonNode said = Bodies.read(answer.body());
    int accepted = said.get("accepted").asInt();
    int rejected = said.get("rejected").asInt();
    Set<Integer> indexes = new HashSet<>();
    said.get("results").forEach(result -> indexes.add(result.get("index").asInt()));
    OptionalInt sent =
        request.headers().getOrDefault("Content-Type", "").startsWith("application/json")
                && !request.headers().containsKey("Content-Encoding")
            ? Bodies.items(request.bytes())
            : OptionalInt.empty();
    int told = rejected - said.path("resultsLeftOut").asInt();
    if (indexes.size() != told || said.get("results").size() != told) {
      return Optional.of("results of %d items (expected: %d)".formatted(indexes.size(), told));
    }
    if ((answer.statusCode() == 200) != (rejected == 0)) {
      return Optional.of("status (expected: 200 if nothing is refused, else 207)");
    }
    if (sent.isPresent() && accepted + rejected != sent.getAsInt()) {
      return Optional.of(
          "%d accepted + %d refused (expected: %d)".formatted(accepted, rejected, sent.getAsInt()));
    }
    return Optional.empty();
  }

  private static String shorten(String text) {
    return text.length() > 600 ? text.substring(0, 600) + "…" : text;
  }
}
