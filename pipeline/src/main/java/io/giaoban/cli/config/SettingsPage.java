package io.giaoban.cli.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The page of all settings, in Markdown. */
public final class SettingsPage {
  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Made by: java -jar pipeline/target/giaoban.jar config docs > docs/configuration.md -->

      What the system runs with can be said in three ways, and each says the same: an option on the command line, a variable of the environment, a key in a YAML file.

      | way | example |
      | --- | --- |
      | command line | `giaoban standalone --http-port 8080` |
      | environment | `GIAOBAN_HTTP_PORT=8080` |
      | file, by `--config FILE` or `GIAOBAN_CONFIG` | `http-port: 8080` |

      The command line goes before the environment, the environment before the file, the file before the default. One file serves all commands: each takes from it what is for it. [An example](examples/giaoban.yaml).

      - **Mistakes are refused**, all at once and with their lines: a key or a `GIAOBAN_…` variable that no setting has, a key that is there twice, a value of the wrong kind. `giaoban config check FILE` looks for them without starting anything.
      - **`giaoban config show`** lists every setting with its value and where that was said; secrets are shown as `***`.
      - **Settings that take several values** are lists in the file (`allow-network: [10.1.0.0/16, 10.2.0.0/16]`), with commas everywhere else. A list that is said anew replaces the other; it does not add to it.
      - **Switches** are `true` or `false`: `--insecure-http` is `--insecure-http=true`.
      - **Secrets** may be in files of their own, as Docker and Kubernetes keep them: `GIAOBAN_%1$s_FILE=/run/secrets/key`, or `%2$s-file: /run/secrets/key`. That holds for %3$s. On the command line everybody on the machine can see them.
      - **Files and directories** are looked for from where the program was started.
      - **Empty variables** count as not set. Those that Kubernetes sets for services (`GIAOBAN_BOARD_SERVICE_HOST`, …) are passed over.
      - What is asked for once, such as `--dry-run`, `--json` or an id, comes from the command line only.

      ## Settings

      | key and option | variable | default | what it is | commands |
      | --- | --- | --- | --- | --- |
      """;

  private static final String OTHERS =
      """

      ## Other variables

      | variable | what it is |
      | --- | --- |
      """;

  private static final String BREAK = "\n";

  private SettingsPage() {}

  /** The page. */
  public static String of(Settings settings) {
    String secrets =
        settings.all().stream()
            .filter(Setting::secret)
            .map(setting -> "`" + setting.name() + "`")
            .collect(Collectors.joining(" and "));
    return INTRODUCTION.formatted("FEED_KEY", "feed-key", secrets)
        + settings.all().stream().map(SettingsPage::row).collect(Collectors.joining())
        + OTHERS
        + Arrays.stream(OwnVariable.values())
            .filter(own -> settings.all().stream().noneMatch(own::is))
            .map(own -> "| `%s` | %s |\n".formatted(own.variable(), own.description()))
            .collect(Collectors.joining());
  }

  private static String row(Setting setting) {
    return "| `%s` | `%s` | %s | %s | %s |\n"
        .formatted(
            setting.name(),
            setting.variable(),
            cell(SettingText.standard(setting, BREAK)),
            cell(SettingText.description(setting, BREAK)),
            String.join(", ", setting.commands()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace(BREAK, "<br>");
  }
}
