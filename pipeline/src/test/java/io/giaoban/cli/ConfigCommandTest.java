package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code config}. */
class ConfigCommandTest {
  private static final Map<String, String> NOTHING = Map.of();
  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final Path EXAMPLE = Path.of("../docs/examples/giaoban.yaml");

  @TempDir private Path dir;
  private Path file = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void setUp() {
    file = dir.resolve("giaoban.yaml");
  }

  @Test
  void shouldTellAllThatIsWrongAtOnce() throws Exception {
    write(
        """
        # a comment
        http-port: eighty
        htpp-host: 127.0.0.1
        http-port: 8080
        dry-run: true
        clock: lve
        insecure-http: yes
        smtp:
        rules: {file: rules.yaml}
        places: [a.yaml, b.yaml]
        allow-network: [[10.0.0.0/8]]
        zebra: 1
        [a]: 1
        public-url: "http://user:s3cret@here there"
        registry: http://registry:8081
        forward: [board]
        """);
    assertThat(run(Map.of("GIAOBAN_KAFKA_PROT", "1"), "check", file.toString())).isEqualTo(1);
    assertThat(problems())
        .containsExactly(
            ":2: http-port: \"eighty\" (expected: a whole number)",
            ":3: htpp-host: no such setting (did you mean http-host?)",
            ":4: http-port: twice (expected: once; also giaoban.yaml:2)",
            ":5: dry-run: no setting (expected: --dry-run on the command line)",
            ":6: clock: \"lve\" (expected: one of live, data)",
            ":7: insecure-http: \"yes\" (expected: true or false)",
            ":8: smtp: nothing (expected: a value, or no such key)",
            ":9: rules: fields (expected: a value, or a list of values)",
            ":10: places: a list (expected: one value)",
            ":11: allow-network: a list in a list (expected: a value, or a list of values)",
            ":12: zebra: no such setting (expected: one of those that \"config show\" lists)",
            ":13: a list or fields as a key (expected: a word)",
            ":14: public-url: \"http://***@here there\" (expected: a URL)",
            ":16: forward: \"board\" (expected: such as ROLE=URL)",
            "GIAOBAN_KAFKA_PROT: no such setting (did you mean GIAOBAN_KAFKA_PORT?)");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldTellWhereSecretsDoNotHoldWithoutShowingThem() throws Exception {
    Path empty = Files.writeString(dir.resolve("empty"), "\n");
    write("feed-key: [s3cret, s3cret]\nsmtp-password: s3cret\nsmtp-password-file: " + empty);
    Map<String, String> environment =
        Map.of("GIAOBAN_FEED_KEY_FILE", "/not/there", "GIAOBAN_SMTP_PASSWORD_FILE", "" + empty);
    assertThat(run(environment, "check", "--config", file.toString())).isEqualTo(1);
    assertThat(problems())
        .containsExactly(
            ":1: feed-key: a list (expected: one value)",
            ":3: smtp-password-file: \"empty\" is empty (expected: the secret)",
            "GIAOBAN_FEED_KEY_FILE: \"/not/there\" (expected: a file that can be read)",
            "GIAOBAN_SMTP_PASSWORD_FILE: \"empty\" is empty (expected: the secret)");
    Files.writeString(empty, "s3cret");
    write("smtp-password: s3cret\nsmtp-password-file: " + empty);
    assertThat(run(NOTHING, "check", file.toString())).isEqualTo(1);
    assertThat(problems())
        .containsExactly(":2: smtp-password-file: beside giaoban.yaml:1 (expected: one of them)");
  }

  @Test
  void shouldTellWhatIsNoFileOfKeys() throws Exception {
    assertThat(run(NOTHING, "check", file.toString())).isEqualTo(1);
    assertThat(problems()).containsExactly(": not there (expected: a file)");
    write("- http-port: 1");
    assertThat(run(NOTHING, "check", file.toString())).isEqualTo(1);
    assertThat(problems()).containsExactly(":1: no keys (expected: such as http-port: 8080)");
    write("http-port: 1\nrules: [\n");
    assertThat(run(NOTHING, "check", file.toString())).isEqualTo(1);
    assertThat(problems()).singleElement().asString().startsWith(":3: ");
    Files.write(file, "cap-sender-name: Hà Nội".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run(NOTHING, "check", file.toString())).isEqualTo(1);
    assertThat(problems()).containsExactly(": bytes that are no characters (expected: UTF-8)");
  }

  @Test
  void shouldFindNothingWrongWithAnEmptyFileOrNone() throws Exception {
    assertThat(run(NOTHING, "check")).isZero();
    write("# nothing yet\n");
    assertThat(run(NOTHING, "check", file.toString())).isZero();
    write("\uFEFFhttp-port: 1\n");
    assertThat(run(NOTHING, "check", file.toString())).isZero();
    assertThat(out.toString()).isEqualTo("settings: 1, all good\n");
  }

  @Test
  void shouldShowEachSettingWithItsOrigin() throws Exception {
    write("http-port: 8088\nallow-network: [10.1.0.0/16, 10.2.0.0/16]\n");
    Map<String, String> environment =
        Map.of("GIAOBAN_CONFIG", file.toString(), "GIAOBAN_HTTP_HOST", "::1");
    assertThat(run(environment, "show")).isZero();
    assertThat(rows())
        .containsEntry("http-port", "8088  %s:1".formatted(file))
        .containsEntry("allow-network", "10.1.0.0/16,10.2.0.0/16  %s:2".formatted(file))
        .containsEntry("http-host", "::1  environment GIAOBAN_HTTP_HOST")
        .containsEntry("items-per-second", "50000  default")
        .containsEntry("smtp-password", "–  default")
        .doesNotContainKey("json");
  }

  @Test
  void shouldMaskSecrets() throws Exception {
    Path secret = Files.writeString(dir.resolve("secret"), "s3cret");
    write("feed-key: s3cret\nregistry: https://lan:s3cret@registry/a?b=c@d\n");
    Map<String, String> environment =
        Map.of(
            "GIAOBAN_SMTP",
            "smtp://lan:s3cret@mail:587?from=a@b",
            "GIAOBAN_SMTP_PASSWORD_FILE",
            secret.toString());
    assertThat(run(environment, "--config=" + file, "show", "--json")).isZero();
    Map<String, JsonNode> shown =
        out.toString()
            .lines()
            .map(ConfigCommandTest::tree)
            .collect(Collectors.toMap(node -> node.get("name").asText(), Function.identity()));
    assertThat(shown.get("feed-key"))
        .hasToString(
            "{\"name\":\"feed-key\",\"value\":\"***\",\"origin\":\"%s:1\"}".formatted(file));
    assertThat(shown.get("registry").get("value").asText())
        .isEqualTo("https://***@registry/a?b=c@d");
    assertThat(shown.get("smtp").get("value").asText()).isEqualTo("smtp://***@mail:587?from=a@b");
    assertThat(shown.get("smtp-password").get("origin").asText())
        .isEqualTo("environment GIAOBAN_SMTP_PASSWORD_FILE");
    assertThat(out.toString()).doesNotContain("s3cret");
  }

  @Test
  void shouldShowWhatHoldsBesideWhatDoesNot() throws Exception {
    write("http-port: 8088\nkafka-port: many\n");
    assertThat(run(NOTHING, "show", "--config=" + file)).isEqualTo(1);
    assertThat(rows()).containsEntry("http-port", "8088  %s:1".formatted(file));
    assertThat(problems()).containsExactly(":2: kafka-port: \"many\" (expected: a whole number)");
  }

  @Test
  void shouldKeepThePageUpToDate() throws Exception {
    assertThat(run(NOTHING, "docs")).isZero();
    assertThat(out.toString())
        .as(
            "docs/configuration.md; made anew by: java -jar pipeline/target/giaoban.jar config docs > docs/configuration.md")
        .isEqualTo(Files.readString(PAGE));
  }

  @Test
  void shouldHaveAnExampleThatHolds() throws Exception {
    Path secret = Files.writeString(dir.resolve("secret"), "s3cret");
    String example = Files.readString(EXAMPLE).replaceAll("/run/secrets/[a-z-]+", "" + secret);
    write(example);
    assertThat(run(NOTHING, "check", file.toString())).as(err.toString()).isZero();
    write(example.replaceAll("(?m)^#(?=[a-z])", ""));
    assertThat(run(NOTHING, "show", "--config=" + file)).as(err.toString()).isZero();
    assertThat(rows())
        .hasSizeGreaterThan(25)
        .allSatisfy((name, row) -> assertThat(row).isNotEmpty());
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file, yaml);
  }

  private int run(Map<String, String> environment, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Giaoban.commandLine(environment)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Stream.concat(Stream.of("config"), Stream.of(arguments)).toArray(String[]::new));
  }

  /** Without the names of directories. */
  private Stream<String> problems() {
    return err.toString().replaceAll("(?m)^" + file, "").replace(dir + "/", "").lines();
  }

  /** By the setting: value and origin. */
  private Map<String, String> rows() {
    return out.toString()
        .lines()
        .skip(1)
        .map(line -> line.split(" +", 2))
        .collect(Collectors.toMap(row -> row[0], row -> row[1].replaceAll(" {2,}", "  ")));
  }

  private static JsonNode tree(String json) {
    try {
      return new JsonMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
