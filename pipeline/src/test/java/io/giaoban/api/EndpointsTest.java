package io.giaoban.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One declaration makes the route and its description. */
class EndpointsTest {
  private static final Parameter<LocalDate> DAY =
      Parameter.query("day", Type.DATE, "A day.").such("2022-01-02");
  private static final Parameter<DayOfWeek> WORD =
      Parameter.query("word", Type.word(DayOfWeek.class), "A word.");
  private static final Parameter<Integer> LIMIT =
      Parameter.query("limit", Type.wholeNumber(1, 100), "How many.").mandatory();
  private static final Parameter<Set<DayOfWeek>> WORDS =
      Parameter.query("words", Type.setOf(Type.word(DayOfWeek.class), 2), "Words.");
  private static final Parameter<String> ID = Parameter.path("id", "An id.", "a");

  private final Endpoints endpoints =
      Endpoints.described(List.of(thing("/things/{id}", "getThing"), thing("/more/{id}", "more")));

  @Test
  void shouldDescribeExactlyTheRoutesThatJavalinKnows() throws Exception {
    Javalin javalin = Javalin.create(config -> endpoints.install(config.routes));
    List<String> routes =
        javalin.unsafe.internalRouter.allHttpHandlers().stream()
            .map(route -> route.endpoint.method.name() + " " + route.endpoint.path)
            .toList();
    try (Served served = new Served(endpoints)) {
      JsonNode description = new JsonMapper().readTree(served.get("/openapi.json").body());
      List<String> described =
          ApiClient.operations(description).stream().map(Operation::toString).toList();
      assertThat(described)
          .containsExactlyInAnyOrderElementsOf(routes)
          .contains("GET /things/{id}", "GET /openapi.json", "GET /docs");
    }
  }

  @Test
  void shouldRefuseParametersByName() {
    try (Served served = new Served(endpoints)) {
      assertRefused(
          served, "x=1&limit=1", "parameter \"x\" (expected: one of [day, limit, word, words])");
      assertRefused(
          served, "Day=1", "parameter \"Day\" (expected: one of [day, limit, word, words])");
      assertRefused(served, "day=1&day=2", "parameter \"day\" 2 times (expected: once)");
      assertThat(served.get("/openapi.json?x").body()).contains("parameter \"x\" (expected: none)");
    }
  }

  @Test
  void shouldRefuseValuesByNameAndExpectation() {
    try (Served served = new Served(endpoints)) {
      assertRefused(
          served, "day=2022-13-01", "day: \"2022-13-01\" (expected: a date as 2022-01-02)");
      assertRefused(
          served, "day=%2B10000-01-01", "day: \"+10000-01-01\" (expected: a date as 2022-01-02)");
      assertRefused(served, "word=MONDAY", "word: \"MONDAY\" (expected: one of [monday, tuesday");
      assertRefused(served, "limit=0", "limit: \"0\" (expected: a whole number, 1 to 100)");
      assertRefused(served, "", "limit is missing (expected: a whole number, 1 to 100)");
      assertThat(served.get("/things/a?limit=7&day=2022-01-02&word=monday").body())
          .isEqualTo("a 2022-01-02 MONDAY 7 null");
    }
  }

  @Test
  void shouldReadSeveralValuesWithCommasBetweenThem() {
    try (Served served = new Served(endpoints)) {
      assertThat(served.get("/things/a?limit=7&words=monday,friday").body())
          .isEqualTo("a null null 7 [MONDAY, FRIDAY]");
      for (String words : List.of("", "monday,", "monday,MONDAY", "monday,friday,sunday")) {
        assertRefused(
            served, "limit=7&words=" + words, "words: \"" + words + "\" (expected: one of [");
      }
      assertThat(served.get("/openapi.json").body()).contains("\"explode\":false");
    }
  }

  @Test
  void shouldRefuseTheSameRouteOrIdTwice() {
    assertThatThrownBy(
            () -> Endpoints.described(List.of(thing("/a/{id}", "a"), thing("/a/{id}", "b"))))
        .hasMessage("endpoint GET /a/{id}, b twice (expected: once)");
    assertThatThrownBy(
            () -> Endpoints.described(List.of(thing("/a/{id}", "a"), thing("/b/{id}", "a"))))
        .hasMessageContaining("twice");
  }

  private static void assertRefused(Served served, String query, String detail) {
    HttpResponse<String> answer = served.get("/things/a?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(detail);
  }

  private static Endpoint thing(String path, String id) {
    return Endpoint.get(path, id, Tag.SYSTEM)
        .summary("A thing")
        .parameters(ID, DAY, WORD, WORDS, LIMIT)
        .answers(200, "It.", "text/plain", Shape.text())
        .handledBy(
            exchange ->
                exchange.result(
                    "%s %s %s %s %s"
                        .formatted(
                            ID.require(exchange),
                            DAY.from(exchange),
                            WORD.from(exchange),
                            LIMIT.require(exchange),
                            WORDS.from(exchange))));
  }

  /** The endpoints alone on a free port. */
  private static final class Served implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Javalin server;

    Served(Endpoints endpoints) {
      server =
          Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                endpoints.install(config.routes);
              });
      server.start("127.0.0.1", 0);
    }

    HttpResponse<String> get(String target) {
      try {
        return http.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:%d%s".formatted(server.port(), target)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
      } catch (Exception e) {
        throw new AssertionError(target, e);
      }
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
