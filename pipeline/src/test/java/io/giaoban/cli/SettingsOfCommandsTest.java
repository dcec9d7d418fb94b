package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Primitives;
import io.giaoban.cli.config.Setting;
import io.giaoban.cli.config.Settings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What options must be like so that file and environment can say the same. */
class SettingsOfCommandsTest {
  private static final Pattern LOG_VARIABLE = Pattern.compile("\\$\\{(GIAOBAN_\\w+)");
  private static final Pattern COMPOSE_VARIABLE = Pattern.compile("\\b(GIAOBAN_\\w+)");

  private final CommandSpec root = Giaoban.commandLine(Map.of()).getCommandSpec();
  private final Settings settings = Settings.of(root);

  @Test
  void shouldKnowAllSecrets() {
    assertThat(settings.all().stream().filter(Setting::secret).map(Setting::name))
        .containsExactly("feed-key", "smtp-password");
  }

  @Test
  void shouldTakeNothingFromElsewhereThatIsAskedForOnce() {
    assertThat(settings.all())
        .extracting(Setting::name)
        .contains("http-port", "bootstrap-servers", "url")
        .doesNotContain("help", "version", "json", "exit", "dry-run", "only", "limit", "config");
  }

  @Test
  void shouldMeanTheSameInEveryCommand() {
    assertThat(settings.all())
        .allSatisfy(
            setting ->
                assertThat(options(setting))
                    .allSatisfy(
                        option -> assertThat(types(option)).isEqualTo(types(setting.option()))));
  }

  /** As a default is one text, and a group has none. */
  @Test
  void shouldSplitListsByCommasAndBeInNoGroup() {
    assertThat(settings.all())
        .flatExtracting(setting -> options(setting).toList())
        .allSatisfy(
            option -> {
              assertThat(option.group()).as(option.longestName()).isNull();
              if (option.isMultiValue()) {
                assertThat(option.splitRegex()).as(option.longestName()).isEqualTo(",");
              }
            });
  }

  /** Else picocli takes a switch for its own opposite where the file has it on. */
  @Test
  void shouldLetEverySwitchBeSaidAsTrueOrFalse() {
    assertThat(settings.all())
        .flatExtracting(setting -> options(setting).toList())
        .filteredOn(option -> option.type() == boolean.class)
        .isNotEmpty()
        .allSatisfy(
            option -> {
              assertThat(option.arity()).as(option.longestName()).hasToString("0..1");
              assertThat(option.fallbackValue()).as(option.longestName()).isEqualTo("true");
            });
  }

  @Test
  void shouldHaveASettingForEveryVariableOfTheLog() throws Exception {
    assertThat(variables(LOG_VARIABLE, Path.of("src/main/resources/logback.xml")))
        .isNotEmpty()
        .allSatisfy(
            variable ->
                assertThat(settings.all()).anyMatch(each -> variableOf(each).equals(variable)));
  }

  /** People export them, and run other commands in the same shell. */
  @Test
  void shouldKnowTheVariablesOfComposeFiles() throws Exception {
    Set<String> known =
        settings.all().stream().map(SettingsOfCommandsTest::variableOf).collect(Collectors.toSet());
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(".."), "{docker-compose,compose*}.yml")) {
      for (Path file : files) {
        assertThat(variables(COMPOSE_VARIABLE, file))
            .as(file.toString())
            .isNotEmpty()
            .filteredOn(variable -> !known.contains(variable))
            .allSatisfy(SettingsOfCommandsTest::assertPassedOver);
      }
    }
  }

  private static String variableOf(Setting setting) {
    return "GIAOBAN_" + setting.name().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static void assertPassedOver(String variable) {
    assertThat(Giaoban.commandLine(Map.of(variable, "x")).execute("config", "check"))
        .as(variable)
        .isZero();
  }

  private static Set<String> variables(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static List<Class<?>> types(OptionSpec option) {
    return Stream.of(option.auxiliaryTypes()).<Class<?>>map(Primitives::wrap).toList();
  }

  /** Those that are settings where they are. */
  private Stream<OptionSpec> options(Setting setting) {
    return commands(root)
        .filter(command -> setting.commands().contains(top(command)))
        .flatMap(command -> command.options().stream())
        .filter(option -> option.longestName().equals("--" + setting.name()));
  }

  private static String top(CommandSpec command) {
    return command.parent() == null || command.parent().parent() == null
        ? command.name()
        : top(command.parent());
  }

  private static Stream<CommandSpec> commands(CommandSpec command) {
    return Stream.concat(
        Stream.of(command),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .flatMap(SettingsOfCommandsTest::commands));
  }
}
