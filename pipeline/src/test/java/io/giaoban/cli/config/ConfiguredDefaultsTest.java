package io.giaoban.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What options take that stand before any command. */
class ConfiguredDefaultsTest {
  @Command(subcommands = {Standalone.class, Other.class})
  static final class Program {
    @Option(names = "--log-level", defaultValue = "warn", scope = ScopeType.INHERIT)
    private String level = "";
  }

  @Command(name = "standalone")
  static final class Standalone {
    @Option(names = "--port")
    @SuppressWarnings("UnusedVariable") // picocli's
    private int port;
  }

  @Command(name = "other")
  static final class Other {}

  @Test
  void shouldGiveAllCommandsWhatTheProgramTakes() {
    Map<String, String> environment = Map.of("GIAOBAN_LOG_LEVEL", "info");
    assertThat(level(Map.of(), "standalone")).isEqualTo("warn");
    assertThat(level(environment, "standalone")).isEqualTo("info");
    assertThat(level(environment, "other")).isEqualTo("info");
    assertThat(level(environment, "other", "--log-level=debug")).isEqualTo("debug");
    assertThat(level(environment, "--log-level=debug", "other")).isEqualTo("debug");
  }

  @Test
  void shouldKeepNoCommandFromLookingForWhatIsWrong() {
    Map<String, String> environment = Map.of("GIAOBAN_LOG_LEVEL", "info", "GIAOBAN_PORT", "eighty");
    assertThat(level(environment, "other")).isEqualTo("info");
    assertThatThrownBy(() -> level(environment, "standalone"))
        .hasMessage("GIAOBAN_PORT: \"eighty\" (expected: a whole number)");
  }

  @Test
  void shouldTakeForASettingWhatItHasAnOptionFor() {
    Settings settings = Settings.of(new CommandLine(new Program()).getCommandSpec());
    assertThat(settings.all()).extracting(Setting::name).containsExactly("log-level", "port");
    assertThat(settings.all()).first().extracting(Setting::commands).hasToString("[all]");
    assertThat(SettingsPage.of(settings)).containsOnlyOnce("| `GIAOBAN_LOG_LEVEL` |");
    assertThat(
            Configuration.read(settings, Optional.empty(), Map.of("GIAOBAN_LOG_LEVEL", "info"))
                .given())
        .singleElement()
        .hasToString("log-level=info (environment GIAOBAN_LOG_LEVEL)");
  }

  private static String level(Map<String, String> environment, String... arguments) {
    Program program = new Program();
    CommandLine line = new CommandLine(program);
    ConfiguredDefaults.install(line, environment);
    line.parseArgs(arguments);
    return program.level;
  }
}
