package io.giaoban.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a process says of its HTTP interface is so: every example, against a new process. */
class ExamplesTest {
  private static StandaloneNode node;
  private static ApiClient client;
  private static JsonNode description;

  @BeforeAll
  static void start() throws Exception {
    node = new StandaloneNode();
    client = node.client();
    description = client.description();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void shouldAnswerEveryExampleAsDescribed() throws Exception {
    AnswerCheck check = new AnswerCheck(description);
    SoftAssertions all = new SoftAssertions();
    for (Operation operation : ApiClient.operations(description)) {
      assertThat(operation.examples()).as(operation.toString()).isNotEmpty();
      for (Request example : operation.examples()) {
        HttpResponse<byte[]> answer = client.send(example);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        all.assertThat(answer.statusCode()).as("%s: %s", example, text).isEqualTo(example.status());
        all.assertThat(check.wrong(operation, answer)).as("%s: %s", example, text).isEmpty();
      }
      if (!operation.method().equals("GET")) {
        node.awaitCaughtUp();
      }
    }
    all.assertAll();
  }

  @Test
  void shouldHaveEveryBodyOfTheDescriptionAmongItsExamples() {
    for (Operation operation : ApiClient.operations(description)) {
      for (JsonNode type : operation.node().at("/requestBody/content")) {
        type.path("examples")
            .fieldNames()
            .forEachRemaining(
                name -> assertThat(operation.node().get("x-examples").has(name)).isTrue());
      }
    }
  }

  @Test
  void shouldBeDescribedByTheStandard() {
    SwaggerParseResult parsed =
        new OpenAPIV3Parser().readContents(description.toString(), null, null);
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(parsed.getOpenAPI().getPaths()).hasSameSizeAs(description.get("paths"));
  }

  @Test
  void shouldNameAndDescribeEverySchemaOnce() {
    List<String> refs = description.findValuesAsText("$ref");
    assertThat(refs).isNotEmpty();
    for (String ref : refs) {
      assertThat(description.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
    }
    description
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(name -> assertThat(name).matches("[A-Za-z0-9]+"));
  }

  @Test
  void shouldTellWhoHasTheDescriptionAlready() throws Exception {
    for (String path : List.of("/openapi.json", "/docs")) {
      Operation operation =
          new Operation("GET", path, description.get("paths").get(path).get("get"));
      Request request = operation.examples().get(0);
      String etag = client.send(request).headers().firstValue("ETag").orElseThrow();
      HttpResponse<byte[]> again =
          client.send(
              new Request(
                  operation,
                  "again",
                  304,
                  path,
                  Map.of(),
                  Map.of("If-None-Match", "\"other\", " + etag),
                  ByteBuffer.allocate(0)));
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
  }

  @Test
  void shouldServeThePageWithAllItsPartsFromHere() throws Exception {
    Operation page = new Operation("GET", "/docs", description.at("/paths/~1docs/get"));
    HttpResponse<byte[]> answer = client.send(page.examples().get(0));
    String html = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'")
        .doesNotContain("http");
    assertThat(html).contains("/docs/swagger-ui-bundle.js").doesNotContain("http");
    for (String part : html.split("\"", -1)) {
      if (part.startsWith("/")) {
        assertThat(client.send(get(page, part)).statusCode()).as(part).isEqualTo(200);
      }
    }
    assertThat(client.send(get(page, "/docs/")).body()).isEqualTo(answer.body());
    assertThat(client.send(get(page, "/docs/..%2f..%2flogback.xml")).statusCode()).isIn(400, 404);
  }

  private static Request get(Operation operation, String path) {
    return new Request(operation, path, 200, path, Map.of(), Map.of(), ByteBuffer.allocate(0));
  }
}
