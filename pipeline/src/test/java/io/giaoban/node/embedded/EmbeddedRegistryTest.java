package io.giaoban.node.embedded;

import static io.giaoban.node.embedded.RegistryHttp.optional;
import static io.giaoban.node.embedded.RegistryHttp.required;
import static io.giaoban.node.embedded.RegistryHttp.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedRegistryTest {
  private static final String FIRST = schema(required("unit", "string"));
  private static final String WIDER = schema(required("unit", "string"), optional("cases", "int"));
  private static final String INCOMPATIBLE =
      schema(required("unit", "string"), required("cases", "int"));

  @TempDir private Path dir;
  private EmbeddedRegistry registry;
  private RegistryHttp http;

  @BeforeEach
  void start() {
    registry = EmbeddedRegistry.start(0, dir);
    http = new RegistryHttp(registry);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private void restart() {
    stop();
    start();
  }

  @Test
  void shouldGiveTheSameIdForTheSameSchema() throws IOException {
    assertThat(http.id("a-value", FIRST)).isEqualTo(1);
    assertThat(http.id("a-value", FIRST)).isEqualTo(1);
    assertThat(http.id("b-value", FIRST)).isEqualTo(1);
    assertThat(http.id("b-value", WIDER)).isEqualTo(2);
    assertThat(http.get("/schemas/ids/1/subjects").body())
        .map(node -> node.asText())
        .containsExactly("a-value", "b-value");
    assertThat(http.get("/schemas/ids/1/versions").body()).hasSize(2);
  }

  @Test
  void shouldKeepIdsAndVersionsOverARestart() throws IOException {
    http.id("other-value", schema(required("day", "int")));
    http.id("a-value", FIRST);
    http.id("a-value", WIDER);
    restart();
    assertThat(http.get("/subjects/a-value/versions").body().toString()).isEqualTo("[1,2]");
    assertThat(http.get("/subjects/a-value/versions/latest").body().path("id").asInt())
        .isEqualTo(3);
    assertThat(http.get("/schemas/ids/3").body().path("schema").asText()).isEqualTo(WIDER);
    assertThat(http.id("a-value", FIRST)).isEqualTo(2);
  }

  @Test
  void shouldNeverReuseAnIdAfterARestart() throws IOException {
    http.id("a-value", FIRST);
    http.id("b-value", schema(required("day", "int")));
    http.delete("/subjects/b-value");
    http.delete("/subjects/b-value?permanent=true");
    assertThat(http.get("/schemas/ids/2").errorCode()).isEqualTo(40403);
    restart();
    assertThat(http.id("c-value", schema(required("week", "int")))).isEqualTo(3);
  }

  @Test
  void shouldReadADeletedSchemaByItsIdAndGiveItANewVersionWhenItComesBack() throws IOException {
    http.id("a-value", FIRST);
    http.id("a-value", WIDER);
    assertThat(http.delete("/subjects/a-value/versions/latest").body().asInt()).isEqualTo(2);
    restart();
    assertThat(http.get("/schemas/ids/2").status()).isEqualTo(200);
    assertThat(http.get("/subjects/a-value/versions/2").errorCode()).isEqualTo(40402);
    assertThat(http.id("a-value", WIDER)).isEqualTo(2);
    assertThat(http.get("/subjects/a-value/versions").body().toString()).isEqualTo("[1,3]");
    assertThat(http.get("/subjects/a-value/versions?deleted=true").body().toString())
        .isEqualTo("[1,2,3]");
  }

  @Test
  void shouldDeleteInTwoSteps() throws IOException {
    http.id("a-value", FIRST);
    assertThat(http.delete("/subjects/a-value?permanent=true").errorCode()).isEqualTo(40405);
    assertThat(http.delete("/subjects/a-value/versions/1?permanent=true").errorCode())
        .isEqualTo(40407);
    assertThat(http.delete("/subjects/a-value").body().toString()).isEqualTo("[1]");
    assertThat(http.delete("/subjects/a-value").errorCode()).isEqualTo(40404);
    assertThat(http.delete("/subjects/a-value/versions/1").errorCode()).isEqualTo(40406);
    assertThat(http.get("/subjects").body()).isEmpty();
    assertThat(http.get("/subjects?deleted=true").body()).hasSize(1);
    assertThat(http.delete("/subjects/a-value/versions/1?permanent=true").status()).isEqualTo(200);
    assertThat(http.delete("/subjects/a-value").errorCode()).isEqualTo(40401);
  }

  @Test
  void shouldRefuseASchemaThatIsNotCompatibleWithAllItsElders() throws IOException {
    http.id("a-value", FIRST);
    RegistryHttp.Answer answer = http.register("a-value", INCOMPATIBLE);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.errorCode()).isEqualTo(409);
    assertThat(answer.body().path("message").asText())
        .contains("a-value", "cases", "oldSchemaVersion: 1");
    assertThat(http.get("/subjects/a-value/versions").body()).hasSize(1);
  }

  @Test
  void shouldTellWhyASchemaIsNotCompatible() throws IOException {
    http.id("a-value", FIRST);
    String path = "/compatibility/subjects/a-value/versions";
    Map<String, String> body = Map.of("schema", INCOMPATIBLE);
    assertThat(http.post(path + "/latest", body).body().toString())
        .isEqualTo("{\"is_compatible\":false}");
    assertThat(http.post(path + "?verbose=true", body).body().path("messages")).isNotEmpty();
    assertThat(http.post(path + "/7", body).errorCode()).isEqualTo(40402);
    assertThat(http.post(path, Map.of("schema", WIDER)).body().path("is_compatible").asBoolean())
        .isTrue();
  }

  @Test
  void shouldKeepLevelsOverARestart() throws IOException {
    assertThat(http.get("/config").body().path("compatibilityLevel").asText())
        .isEqualTo("FULL_TRANSITIVE");
    http.put("/config", Map.of("compatibility", "BACKWARD"));
    http.put("/config/a-value", Map.of("compatibility", "none"));
    restart();
    assertThat(http.get("/config").body().path("compatibilityLevel").asText())
        .isEqualTo("BACKWARD");
    assertThat(http.get("/config/a-value").body().path("compatibilityLevel").asText())
        .isEqualTo("NONE");
    assertThat(http.get("/config/b-value").errorCode()).isEqualTo(40408);
    assertThat(
            http.get("/config/b-value?defaultToGlobal=true")
                .body()
                .path("compatibilityLevel")
                .asText())
        .isEqualTo("BACKWARD");
    http.id("a-value", FIRST);
    assertThat(http.register("a-value", INCOMPATIBLE).status()).isEqualTo(200);
  }

  @Test
  void shouldForgetARemovedLevel() throws IOException {
    http.put("/config/a-value", Map.of("compatibility", "NONE"));
    assertThat(http.delete("/config/a-value").body().path("compatibilityLevel").asText())
        .isEqualTo("NONE");
    restart();
    assertThat(http.get("/config/a-value").errorCode()).isEqualTo(40408);
  }

  @Test
  void shouldKeepReferencesOverARestart() throws IOException {
    http.id("unit-value", "{\"type\":\"enum\",\"name\":\"vn.Unit\",\"symbols\":[\"Q1\"]}");
    RegistryHttp.Answer answer =
        http.post(
            "/subjects/a-value/versions",
            Map.of(
                "schema",
                schema(required("unit", "vn.Unit")),
                "references",
                List.of(Map.of("name", "vn.Unit", "subject", "unit-value", "version", -1))));
    assertThat(answer.body().path("id").asInt()).isEqualTo(2);
    restart();
    assertThat(http.get("/schemas/ids/2").body().path("references").toString())
        .contains("\"version\":1");
    assertThat(http.get("/subjects/unit-value/versions/1/referencedby").body().toString())
        .isEqualTo("[2]");
    assertThat(http.delete("/subjects/unit-value").errorCode()).isEqualTo(42206);
  }

  @ParameterizedTest
  @CsvSource({
    "/subjects/none/versions, 40401",
    "/subjects/none/versions/1, 40401",
    "/subjects/a-value/versions/2, 40402",
    "/subjects/a-value/versions/0, 42202",
    "/subjects/a-value/versions/new, 42202",
    "/schemas/ids/9, 40403",
    "/schemas/ids/nine/schema, 40403",
    "/mode/a-value, 40409",
    "/nowhere, 404"
  })
  void shouldAnswerWhatIsNotThereWithConfluentsCodes(String path, int code) throws IOException {
    http.id("a-value", FIRST);
    RegistryHttp.Answer answer = http.get(path);
    assertThat(answer.errorCode()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(code < 1000 ? code : code / 100);
    assertThat(answer.body().path("message").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{", "[]", "{\"schema\":{}}", "\"{}\""})
  void shouldRefuseABodyThatCannotBeRead(String body) throws IOException {
    RegistryHttp.Answer answer = http.post("/subjects/a-value/versions", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo(400);
  }

  @Test
  void shouldRefuseWhatIsNoAvroSchema() throws IOException {
    assertThat(http.register("a-value", "{\"type\":\"recor\"}").errorCode()).isEqualTo(42201);
    assertThat(http.register("a-value", "").errorCode()).isEqualTo(42201);
    assertThat(http.post("/subjects/a-value/versions", "{}").errorCode()).isEqualTo(42201);
    assertThat(
            http.post("/subjects/a-value/versions", Map.of("schema", "{}", "schemaType", "JSON"))
                .errorCode())
        .isEqualTo(42201);
    assertThat(http.put("/config", Map.of("compatibility", "SOME")).errorCode()).isEqualTo(42203);
    assertThat(http.get("/subjects").body()).isEmpty();
  }

  @Test
  void shouldLookUpOnlyWhatIsRegistered() throws IOException {
    Map<String, String> body = Map.of("schema", WIDER);
    assertThat(http.post("/subjects/a-value", body).errorCode()).isEqualTo(40401);
    http.id("a-value", FIRST);
    assertThat(http.post("/subjects/a-value", body).errorCode()).isEqualTo(40403);
    http.id("a-value", WIDER);
    assertThat(http.post("/subjects/a-value", body).body().path("version").asInt()).isEqualTo(2);
    assertThat(http.get("/subjects").body()).hasSize(1);
  }

  @Test
  void shouldRefuseABodyThatIsTooLarge() throws IOException {
    assertThat(http.post("/subjects/a-value/versions", " ".repeat((1 << 20) + 1)).errorCode())
        .isEqualTo(413);
  }

  @Test
  void shouldRefuseWhatAPageInABrowserMaySendUnasked() throws IOException {
    assertThat(http.postForm("/subjects/a-value/versions", "{}").errorCode()).isEqualTo(415);
  }

  @Test
  void shouldGiveEachSchemaItsOwnIdWhenManyRegisterAtOnce() throws IOException {
    List<Integer> ids =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> registerNumbered(i % 20))
            .distinct()
            .sorted()
            .toList();
    assertThat(ids).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
    restart();
    assertThat(http.get("/subjects").body()).hasSize(20);
  }

  @Test
  void shouldKeepTwoRegistriesApart(@TempDir Path otherDir) throws IOException {
    http.id("a-value", FIRST);
    try (EmbeddedRegistry other = EmbeddedRegistry.start(0, otherDir)) {
      assertThat(new RegistryHttp(other).get("/subjects").body()).isEmpty();
    }
  }

  @Test
  void shouldRefuseADirectoryInUse() {
    assertThatThrownBy(() -> EmbeddedRegistry.start(0, dir))
        .hasMessageStartingWith("Schema registry cannot start: " + dir + " is in use (expected: ");
  }

  @Test
  void shouldNameABusyPort(@TempDir Path otherDir) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedRegistry.start(port, otherDir))
          .isInstanceOf(PortInUseException.class)
          .hasMessage(
              "Schema registry port "
                  + port
                  + " is in use (expected: a free port; choose another with --registry-port, or 0"
                  + " for any)");
    }
  }

  private int registerNumbered(int number) {
    try {
      return http.id("s" + number, schema(required("field" + number, "int")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
