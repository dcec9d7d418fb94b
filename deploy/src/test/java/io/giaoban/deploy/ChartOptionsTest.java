package io.giaoban.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.cli.CommandModel;
import io.giaoban.node.AnsweredPaths;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** What the chart asks the program for is what the program can do. */
final class ChartOptionsTest {
  /** Variables of the environment that are no option's. */
  private static final Set<String> NO_OPTIONS =
      Set.of("GIAOBAN_SMTP_PASSWORD", "GIAOBAN_LOG_LEVEL", "_JAVA_OPTIONS");

  private static Stream<JsonNode> containers() {
    return Chart.renderAll().stream().flatMap(one -> one.containers().stream());
  }

  private static List<String> args(JsonNode container) {
    return container.path("args").valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void shouldRunCommandsThatThereAre() {
    assertThat(containers().map(container -> CommandModel.of(args(container)).qualifiedName()))
        .containsOnly(
            "giaoban serve", "giaoban topics create", "giaoban places put", "giaoban rules put");
  }

  @Test
  void shouldSetOnlyOptionsThatThereAre() {
    containers()
        .forEach(
            container -> {
              CommandSpec command = CommandModel.of(args(container));
              for (JsonNode variable : container.path("env")) {
                String name = variable.path("name").asText();
                assertThat(NO_OPTIONS.contains(name) || command.findOption(option(name)) != null)
                    .as("%s of %s", name, command.qualifiedName())
                    .isTrue();
              }
            });
  }

  @Test
  void shouldSetWhateverTheCommandsRequire() {
    containers()
        .forEach(
            container -> {
              List<String> set =
                  container.path("env").findValuesAsText("name").stream()
                      .map(ChartOptionsTest::option)
                      .toList();
              CommandModel.of(args(container)).options().stream()
                  .filter(option -> option.required() && option.group() == null)
                  .forEach(option -> assertThat(set).containsAnyOf(option.names()));
            });
  }

  @Test
  void shouldLeadEachPathToTheRoleThatAnswersIt() {
    Manifest ingress =
        Chart.renderAll().stream()
            .filter(one -> one.kind().equals("Ingress"))
            .findFirst()
            .orElseThrow();
    Map<String, String> led = new TreeMap<>();
    for (JsonNode path : ingress.tree().at("/spec/rules/0/http/paths")) {
      String service = path.at("/backend/service/name").asText();
      led.put(path.path("path").asText(), service.replace("surveillance-giaoban-", ""));
    }

    assertThat(led).containsAllEntriesOf(AnsweredPaths.byRole());
    // Described by each process for itself: the board's are what readers ask for.
    assertThat(led).hasSize(AnsweredPaths.byRole().size() + 2);
    assertThat(led).containsEntry("/docs", "board").containsEntry("/openapi.json", "board");
  }

  private static String option(String variable) {
    return "--" + variable.replaceFirst("^GIAOBAN_", "").toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
