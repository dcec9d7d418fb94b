package io.giaoban.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes requests that nobody meant from examples of a description. */
final class Mutations {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "QUERY", "NONSENSE");
  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/json; charset=utf-8",
          "APPLICATION/JSON",
          "application/x-ndjson",
          "text/csv",
          "text/plain",
          "application/xml",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "application/json;charset=nonsense",
          "/",
          ";;;");
  private static final List<String> ENCODINGS =
      List.of("gzip", "br", "deflate", "gzip, gzip", "identity", "nonsense");
  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Encoding",
          "If-None-Match",
          "Idempotency-Key",
          "Range",
          "Cookie",
          "X-Forwarded-For",
          "Authorization");

  private final List<Operation> operations;
  private final List<Request> examples;

  Mutations(List<Operation> operations) {
    this.operations = operations;
    this.examples = operations.stream().flatMap(o -> o.examples().stream()).toList();
  }

  /** The next request; half of them are of operations that write. */
  Request next(Random random) {
    Request request = pick(random, examples);
    if (request.operation().method().equals("GET") && random.nextInt(3) > 0) {
      request = pick(random, examples.stream().filter(e -> e.bytes().length > 0).toList());
    }
    for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
      request = mutate(random, request);
    }
    return request;
  }

  private Request mutate(Random random, Request request) {
    if (request.bytes().length > 0 && random.nextInt(3) > 0) {
      return with(request, null, null, null, null, Bodies.mutate(random, request.bytes()));
    }
    return switch (random.nextInt(7)) {
      case 0 -> otherMethod(request, pick(random, METHODS));
      case 1 -> with(request, null, query(random, request), null, null, null);
      case 2 -> with(request, path(random, request), null, null, null, null);
      case 3 -> header(request, "Content-Type", pick(random, MEDIA_TYPES));
      case 4 -> compressed(random, request);
      case 5 -> header(request, pick(random, HEADERS), headerText(random));
      default -> with(request, null, query(random, request), null, null, null);
    };
  }

  private static Map<String, String> query(Random random, Request request) {
    Map<String, String> query = new LinkedHashMap<>(request.query());
    List<String> known = request.operation().parameters("query");
    String name =
        known.isEmpty() || random.nextInt(4) == 0 ? Texts.any(random) : pick(random, known);
    query.put(name, random.nextInt(3) == 0 ? pick(random, Texts.DATES) : Texts.any(random));
    return query;
  }

  private static String path(Random random, Request request) {
    String[] parts = request.path().split("/", -1);
    int part = 1 + random.nextInt(parts.length - 1);
    parts[part] =
        random.nextInt(8) == 0
            ? pick(random, List.of("..", ".", "", "%2e%2e", "%2f", "%5c", "a;b=c"))
            : Request.encoded(Texts.any(random));
    return String.join("/", parts);
  }

  private static Request header(Request request, String name, String text) {
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.put(name, text);
    return with(request, null, null, headers, null, null);
  }

  private static String headerText(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "x".repeat(1 + random.nextInt(12_000));
      case 1 -> "Bearer " + Texts.plain(random);
      case 2 -> "*/*;q=2";
      case 3 -> "bytes=5-1";
      default -> Texts.plain(random);
    };
  }

  private static Request compressed(Random random, Request request) {
    Request named = header(request, "Content-Encoding", pick(random, ENCODINGS));
    byte[] packed = gzip(request.bytes());
    return switch (random.nextInt(3)) {
      case 0 -> named;
      case 1 -> with(named, null, null, null, null, packed);
      default ->
          with(named, null, null, null, null, Arrays.copyOf(packed, random.nextInt(packed.length)));
    };
  }

  private Request otherMethod(Request request, String method) {
    Operation same =
        operations.stream()
            .filter(o -> o.method().equals(method) && o.path().equals(request.operation().path()))
            .findFirst()
            .orElse(new Operation(method, request.operation().path(), request.operation().node()));
    return with(request, null, null, null, same, null);
  }

  private static Request with(
      Request request,
      @Nullable String path,
      @Nullable Map<String, String> query,
      @Nullable Map<String, String> headers,
      @Nullable Operation operation,
      byte @Nullable [] body) {
    return new Request(
        operation == null ? request.operation() : operation,
        request.name(),
        0,
        path == null ? request.path() : path,
        query == null ? request.query() : query,
        headers == null ? request.headers() : headers,
        body == null ? request.body() : ByteBuffer.wrap(body));
  }

  private static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Texts that programs stumble over. */
  static final class Texts {
    static final List<String> DATES =
        List.of(
            "2022-01-02",
            "0000-01-01",
            "9999-12-31",
            "-0001-01-01",
            "+999999999-12-31",
            "2022-02-30",
            "2022-1-2",
            "02/01/2022",
            "2022-01-02T00:00:00Z",
            "٢٠٢٢-٠١-٠٢");
    private static final List<String> OTHERS =
        List.of(
            "",
            " ",
            "null",
            "true",
            "NaN",
            "-1",
            "1e999",
            "9223372036854775808",
            "0x10",
            "Hà Nội",
            "\u202eabc",
            "\u0000",
            "\r\nX: y",
            "💉💉",
            "' OR 1=1 --",
            "${jndi:x}",
            "%",
            "../../etc/passwd",
            "<script>",
            "VN-HN",
            "001",
            "city",
            "a,b;c\td",
            "=1+1");

    private Texts() {}

    static String any(Random random) {
      return switch (random.nextInt(10)) {
        case 0 -> "x".repeat(random.nextInt(9_000));
        case 1 ->
            random
                .ints(1 + random.nextInt(20), 1, 0xD800)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        default -> pick(random, OTHERS);
      };
    }

    /** Such as a header may have. */
    static String plain(Random random) {
      return new String(any(random).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
          .replaceAll("[^ -~]", "?");
    }
  }
}
