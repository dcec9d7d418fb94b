package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README promises a newcomer, against the containers. */
@ContainerTest
@ExtendWith(SharedSystem.class)
class FiveMinutesIT {
  @Test
  void shouldAnswerEveryRequestOfTheTour(ComposeProject system) throws IOException {
    List<String> requests = tour();
    assertThat(requests).hasSizeGreaterThanOrEqualTo(7);
    assertThat(run(system, requests.get(0)))
        .contains("\"accepted\":1", "\"rejected\":1", "UNKNOWN_UNIT");
    system.door().awaitCaughtUp();
    for (String request : requests.subList(1, requests.size())) {
      assertThat(run(system, request)).as(request).matches("(?s)[\\[{].*");
    }
    assertThat(run(system, requests.get(1))).contains("\"newCases\":147");
  }

  @Test
  void shouldRaiseAnAlert(ComposeProject system) throws IOException {
    Door door = system.door();
    String item =
        "[{\"city\":\"JP-13\",\"unit\":\"131016\",\"day\":\"2021-08-05\",\"newCases\":5042}]";
    assertThat(door.report(item, "alert").statusCode()).isEqualTo(200);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(door.get("/v1/alerts?city=JP-13").findValuesAsText("id"))
                    .contains("JP-13.cases-3000.2021-08-05"));
  }

  @Test
  void shouldLetTheCommandsInFromThisMachine(ComposeProject system) {
    String registry = system.registryUrl();
    assertThat(system.giaoban("topics", "describe", "--registry", registry))
        .contains("giaoban.case-reports", "3 copies");
    assertThat(system.giaoban("rules", "list", "--registry", registry)).contains("cases-2000");
  }

  /** The requests of the README's section, in its order. */
  private static List<String> tour() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String section = readme.substring(readme.indexOf("## The first five minutes"));
    String[] blocks = section.substring(0, section.indexOf("\n### ")).split("```");
    return Arrays.stream(blocks)
        .filter(block -> block.startsWith("\ncurl"))
        .flatMap(block -> Arrays.stream(block.split("\n(?=curl)")))
        .map(String::strip)
        .filter(request -> !request.isEmpty())
        .toList();
  }

  private static String run(ComposeProject system, String request) {
    String here = request.replace("http://127.0.0.1:8080", system.door().url());
    return Command.of("bash", "-c", here.replaceFirst("^curl", "curl -fsS")).run();
  }
}
