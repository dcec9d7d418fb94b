package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's data, processed anew as a user does it. */
class ResetCommandTest {
  @TempDir private Path dir;

  @Test
  void shouldFindTheDemoEqual() throws Exception {
    Path data = dir.resolve("data");
    Process demo =
        GiaobanProcess.command("demo", "--speed=max", "--exit", "--data-dir=" + data)
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("demo").toFile())
            .start();
    assertThat(demo.waitFor()).isZero();
    try (GiaobanProcess giaoban = GiaobanProcess.standalone(data, "--clock=data")) {
      giaoban.awaitCaughtUp();
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      assertThat(reset(giaoban, out, err)).as(out + "\n" + err).isZero();
      assertThat(out.toString())
          .contains("giaoban.alerts")
          .contains("records processed anew: equal");
      assertThat(err.toString()).contains("records anew");

      StringWriter json = new StringWriter();
      assertThat(reset(giaoban, json, err, "--json")).isZero();
      JsonNode result = new JsonMapper().readTree(json.toString());
      assertThat(result.get("equal").asBoolean()).isTrue();
      assertThat(result.get("records").asInt()).isGreaterThan(10_000);
      assertThat(result.at("/topics/0/topic").asText()).isEqualTo("giaoban.city-days");
      assertThat(result.at("/topics/0/equal")).isEqualTo(result.at("/topics/0/compared"));
      giaoban.awaitCaughtUp();
    }
  }

  private static int reset(
      GiaobanProcess giaoban, StringWriter out, StringWriter err, String... more) {
    List<String> arguments = new ArrayList<>(List.of("reset"));
    arguments.addAll(List.of(more));
    arguments.add("--bootstrap-servers=" + giaoban.kafka());
    arguments.add("--registry=" + giaoban.registry());
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(new String[0]));
  }
}
