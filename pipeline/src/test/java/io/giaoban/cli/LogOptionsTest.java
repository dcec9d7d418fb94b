package io.giaoban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the program writes its log. */
class LogOptionsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path dir;

  @Test
  void shouldWriteEachLineOfTheLogAsJson() throws Exception {
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(
            dir.resolve("data"),
            "--clock=data",
            "--places=" + TestCity.places(dir, 1),
            "--log-format=json",
            "--log-level=debug")) {
      giaoban.post("text/csv", TestCity.csv(2, 1));
      giaoban.awaitCaughtUp();
      assertThat(giaoban.interrupt()).isIn(0, 130);
      List<JsonNode> log = log(giaoban.errors());
      assertThat(log)
          .isNotEmpty()
          .allSatisfy(line -> assertThat(Instant.parse(line.get("time").asText())).isNotNull())
          .allSatisfy(
              line -> assertThat(line.get("level").asText()).isIn("ERROR", "WARN", "INFO", "DEBUG"))
          .anySatisfy(
              line -> {
                assertThat(line.get("logger_name").asText())
                    .isEqualTo("io.giaoban.gateway.Submissions");
                assertThat(line.get("message").asText()).contains("refused {UNKNOWN_UNIT=1}");
              });
      assertThat(giaoban.errors()).doesNotContain(GiaobanProcess.KEY);
    }
  }

  @Test
  void shouldTakeTheFormatFromTheEnvironmentAndRefuseOthers() throws Exception {
    assertThat(refusal(Map.of("GIAOBAN_LOG_FORMAT", "xml"), "feeds", "list"))
        .contains("GIAOBAN_LOG_FORMAT", "xml");
    assertThat(refusal(Map.of("GIAOBAN_LOG_LEVEL", "loud"), "feeds", "list"))
        .contains("GIAOBAN_LOG_LEVEL", "loud");
  }

  private static List<JsonNode> log(String errors) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : errors.lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private static String refusal(Map<String, String> environment, String... command)
      throws Exception {
    ProcessBuilder builder = GiaobanProcess.command(command);
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    return told;
  }
}
