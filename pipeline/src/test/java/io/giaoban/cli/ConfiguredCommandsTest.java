package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.giaoban.cli.config.ConfigurationException;
import io.giaoban.wire.ClockMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParseResult;

/** What commands take from file and environment. */
class ConfiguredCommandsTest {
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path dir;
  private Path file = Path.of("");

  @BeforeEach
  void setUp() {
    file = dir.resolve("giaoban.yaml");
  }

  @Test
  void shouldPreferCommandLineToEnvironmentToFileToDefault() throws Exception {
    Map<String, String> environment = Map.of("GIAOBAN_HTTP_HOST", "::1", "GIAOBAN_HTTP_PORT", "2");
    String config = write("http-host: 127.0.0.3", "http-port: 3", "kafka-port: 3");
    ParseResult parsed = parse(environment, "standalone", config, "--http-port=1");
    assertThat(value(parsed, "--http-port")).isEqualTo(1);
    assertThat(value(parsed, "--http-host")).isEqualTo("::1");
    assertThat(value(parsed, "--kafka-port")).isEqualTo(3);
    assertThat(value(parsed, "--registry-port")).isNull();
    assertThat(value(parsed, "--clock")).isEqualTo(ClockMode.LIVE);
  }

  @Test
  void shouldFindTheFileWhereverItIsNamed() throws Exception {
    String config = write("http-port: 3");
    Path other = Files.writeString(dir.resolve("other.yaml"), "http-port: 4");
    Map<String, String> named = Map.of("GIAOBAN_CONFIG", other.toString());
    assertThat(value(parse(NOTHING, config, "standalone"), "--http-port")).isEqualTo(3);
    assertThat(value(parse(NOTHING, "standalone", "--config", "" + file), "--http-port"))
        .isEqualTo(3);
    assertThat(value(parse(named, "standalone"), "--http-port")).isEqualTo(4);
    assertThat(value(parse(named, "standalone", config), "--http-port")).isEqualTo(3);
  }

  @Test
  void shouldReplaceListsRatherThanAddToThem() throws Exception {
    String config = write("allow-network:", "  - 10.1.0.0/16", "  - 10.2.0.0/16");
    Map<String, String> environment = Map.of("GIAOBAN_ALLOW_NETWORK", "10.3.0.0/16,10.4.0.0/16");
    String option = "--allow-network";
    assertThat(value(parse(NOTHING, "standalone", config), option))
        .isEqualTo(List.of("10.1.0.0/16", "10.2.0.0/16"));
    assertThat(value(parse(environment, "standalone", config), option))
        .isEqualTo(List.of("10.3.0.0/16", "10.4.0.0/16"));
    assertThat(value(parse(environment, "standalone", config, option + "=::1/128"), option))
        .isEqualTo(List.of("::1/128"));
  }

  @Test
  void shouldTurnSwitchesOnAndOffOnTheCommandLineWhateverTheFileSays() throws Exception {
    String option = "--insecure-http";
    String on = write(file, "insecure-http: true");
    String off = write(dir.resolve("off.yaml"), "insecure-http: false");
    assertThat(value(parse(NOTHING, "standalone", on), option)).isEqualTo(true);
    assertThat(value(parse(NOTHING, "standalone", on, option), option)).isEqualTo(true);
    assertThat(value(parse(NOTHING, "standalone", on, option + "=false"), option)).isEqualTo(false);
    assertThat(value(parse(NOTHING, "standalone", off), option)).isEqualTo(false);
    assertThat(value(parse(NOTHING, "standalone", off, option), option)).isEqualTo(true);
  }

  @Test
  void shouldTakeValuesAsTheyAreWritten() throws Exception {
    String config = write("feed-key: '${sys:user.name}$$'", "cap-sender-name: 0010");
    ParseResult parsed = parse(NOTHING, "standalone", config);
    assertThat(value(parsed, "--feed-key")).isEqualTo("${sys:user.name}$$");
    assertThat(value(parsed, "--cap-sender-name")).isEqualTo("0010");
  }

  @Property(tries = 200)
  void shouldTakeAnyTextFromTheEnvironment(@ForAll @NotEmpty String text) {
    ParseResult parsed = parse(Map.of("GIAOBAN_CAP_SENDER_NAME", text), "standalone");
    assertThat(value(parsed, "--cap-sender-name")).isEqualTo(text);
  }

  @Test
  void shouldPassOverEmptyVariablesAndThoseOfKubernetes() {
    Map<String, String> environment =
        Map.of(
            "GIAOBAN_HTTP_HOST", "",
            "GIAOBAN_PORT", "tcp://10.0.0.1:80",
            "GIAOBAN_HTTP_PORT", "tcp://10.0.0.1:80",
            "GIAOBAN_BOARD_SERVICE_HOST", "10.0.0.1",
            "GIAOBAN_SERVICE_PORT_HTTP", "80",
            "GIAOBAN_BOARD_PORT_80_TCP_ADDR", "10.0.0.1",
            "GIAOBAN_LOG_LEVEL", "INFO");
    ParseResult parsed = parse(environment, "standalone");
    assertThat(value(parsed, "--http-host")).isEqualTo("127.0.0.1");
    assertThat(value(parsed, "--http-port")).isNull();
  }

  @Test
  void shouldShareOneFileAmongCommands() throws Exception {
    String config =
        write("http-port: 1", "bootstrap-servers: kafka:9092", "url: https://here", "speed: 5");
    assertThat(value(parse(NOTHING, "topics", "describe", config), "--bootstrap-servers"))
        .isEqualTo("kafka:9092");
    assertThat(value(parse(NOTHING, "subscriptions", "list", config), "--url"))
        .hasToString("https://here");
    assertThat(value(parse(NOTHING, "demo", config), "--http-port")).isEqualTo(1);
  }

  @Test
  void shouldNotGiveOneFeedWhatIsTheLimitOfAll() throws Exception {
    String config = write("requests-per-second: 5");
    ParseResult parsed =
        parse(NOTHING, "feeds", "add", "a", "--name=a", "--contact=a", "--reports=VN-HN", config);
    assertThat(value(parsed, "--requests-per-second")).isNull();
    assertThat(value(parse(NOTHING, "standalone", config), "--requests-per-second")).isEqualTo(5L);
  }

  @Test
  void shouldTakeSecretsFromFiles() throws Exception {
    Path secret = Files.writeString(dir.resolve("secret"), "s3cret\n");
    String config = write("feed-key: other", "smtp-password-file: " + secret);
    Map<String, String> environment = Map.of("GIAOBAN_FEED_KEY_FILE", secret.toString());
    ParseResult parsed = parse(environment, "standalone", config);
    assertThat(value(parsed, "--feed-key")).isEqualTo("s3cret");
    assertThat(value(parsed, "--smtp-password")).isEqualTo("s3cret");
  }

  @Test
  void shouldNeedSecretsWhereTheyAreTakenOnly() throws Exception {
    String config = write("bootstrap-servers: kafka:9092", "feed-key-file: /not/there");
    assertThat(value(parse(NOTHING, "topics", "describe", config), "--bootstrap-servers"))
        .isEqualTo("kafka:9092");
    assertThatThrownBy(() -> parse(NOTHING, "standalone", config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("feed-key-file: \"/not/there\" (expected: a file that can be read)");
  }

  @Test
  void shouldTakeFromAFileWhatMustBeGiven() throws Exception {
    String config =
        write("roles: [gateway, board]", "forward: ['clock=http://a', 'board=http://b']");
    assertThat(value(parse(NOTHING, "serve", config), "--forward"))
        .isEqualTo(Map.of("clock", URI.create("http://a"), "board", URI.create("http://b")));
    assertThat(value(parse(NOTHING, "serve", config), "--roles"))
        .isEqualTo(List.of("gateway", "board"));
    assertThat(value(parse(Map.of("GIAOBAN_ROLES", "clock"), "serve", config), "--roles"))
        .isEqualTo(List.of("clock"));
    assertThatThrownBy(() -> parse(NOTHING, "serve")).isInstanceOf(MissingParameterException.class);
  }

  @Test
  void shouldPreferAKeyFileOnTheCommandLineToAKeyInTheEnvironment() {
    Map<String, String> environment = Map.of("GIAOBAN_FEED_KEY", "s3cret");
    assertThat(value(parse(environment, "subscriptions", "list"), "--key")).isEqualTo("s3cret");
    ParseResult parsed = parse(environment, "subscriptions", "list", "--key-file=token");
    assertThat(value(parsed, "--key")).isNull();
    assertThat(value(parse(environment, "standalone"), "--feed-key")).isEqualTo("s3cret");
  }

  @Test
  void shouldRefuseWhatDoesNotHoldBeforeAnythingStarts() throws Exception {
    String config = write("htpp-port: 1");
    Map<String, String> environment = Map.of("GIAOBAN_JSON", "true");
    assertThatThrownBy(() -> parse(environment, "demo", config))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "%s:1: htpp-port: no such setting (did you mean http-port?)%nGIAOBAN_JSON: no setting (expected: --json on the command line)",
            file);
    Said said = run(environment, "demo", config);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err().lines()).hasSize(2);
  }

  @Test
  void shouldHelpWhateverIsConfiguredAndShowNoSecret() throws Exception {
    Map<String, String> secret = Map.of("GIAOBAN_FEED_KEY", "s3cret");
    Said help = run(secret, "standalone", "--help", "--config=/not/there");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("--feed-key=KEY").doesNotContain("s3cret");
    Said wrong = run(secret, "standalone", "--no-such-option");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--feed-key=KEY").doesNotContain("s3cret");
  }

  private String write(String... lines) throws IOException {
    return write(file, lines);
  }

  private static String write(Path file, String... lines) throws IOException {
    return "--config=" + Files.write(file, Arrays.asList(lines));
  }

  /** The innermost command. */
  private static ParseResult parse(Map<String, String> environment, String... arguments) {
    ParseResult parsed = Giaoban.commandLine(environment).parseArgs(arguments);
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    return parsed;
  }

  private static @Nullable Object value(ParseResult parsed, String option) {
    return parsed.commandSpec().findOption(option).getValue();
  }

  private record Said(int code, String out, String err) {}

  private static Said run(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine program =
        Giaoban.commandLine(environment)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    return new Said(program.execute(arguments), out.toString(), err.toString());
  }
}
