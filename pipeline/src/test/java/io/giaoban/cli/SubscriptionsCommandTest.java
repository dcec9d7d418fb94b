package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code subscriptions} against a running system. */
class SubscriptionsCommandTest {
  private static final Pattern MADE =
      Pattern.compile("id {5}([0-9a-f]{20})\\Rtoken {2}(gbs_\\S{32})\\R(secret (whsec_\\S+)\\R)?");
  private static final String[] CENTRE = {
    "add", "--name=Centre", "--webhook=https://127.0.0.1:9/a", "--city=VN-HN", "--severity=severe"
  };

  @TempDir private static Path dir;
  private static GiaobanProcess giaoban;
  private static Path operator;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    giaoban = GiaobanProcess.standalone(dir.resolve("data"), "--clock=live");
    operator = Files.writeString(dir.resolve("operator"), GiaobanProcess.KEY + "\n");
  }

  @AfterAll
  static void stop() throws Exception {
    giaoban.close();
  }

  @Test
  void shouldLeadASubscriptionThroughItsLife() throws Exception {
    assertThat(run(operator, CENTRE)).as(err::toString).isZero();
    Matcher made = MADE.matcher(out.toString());
    assertThat(made.matches()).as(out.toString()).isTrue();
    String id = made.group(1);
    assertThat(err.toString()).contains(id + " unverified: ");
    Path owner = Files.writeString(dir.resolve(id), made.group(2));

    assertThat(run(owner, "list")).isZero();
    assertThat(out.toString())
        .startsWith("id ")
        .contains(id, "unverified", "https://127.0.0.1:9/a", "Centre");
    assertThat(run(owner, "pause", id, "--json")).isZero();
    assertThat(new JsonMapper().readTree(out.toString()).get("paused").asBoolean()).isTrue();
    assertThat(run(owner, "resume", id)).isZero();
    assertThat(out.toString()).contains(id + " unverified");
    assertThat(run(owner, "replay", id, "--from=2022-01-02T18:00+07:00")).isZero();
    assertThat(run(owner, "rotate", id)).isZero();
    assertThat(out.toString()).startsWith("whsec_").isNotEqualTo(made.group(4));
    assertThat(run(owner, "deliveries", id)).isZero();
    assertThat(out.toString().strip()).isEqualTo("no attempts");
    assertThat(run(owner, "show", id)).isZero();
    assertThat(out.toString())
        .contains("asks for {\"cities\":[\"VN-HN\"],\"severities\":[\"severe\"]}");

    assertThat(run(operator, "rotate", id, "--token")).isZero();
    String renewed = out.toString().strip();
    assertRefused(1, "answers 404: subscription: \"" + id, owner, "show", id);
    Path newOwner = Files.writeString(dir.resolve(id), renewed);
    assertThat(run(newOwner, "delete", id)).isZero();
    assertThat(out.toString().strip()).isEqualTo(id + " deleted");
    assertRefused(1, "answers 404", operator, "show", id);
  }

  @Test
  void shouldTellWhatTheGatewayRefuses() {
    assertRefused(
        1,
        "answers 422: city: \"HN\" (expected: one of [",
        operator,
        "add",
        "--name=x",
        "--mail=lan@example.org",
        "--city=HN");
    assertRefused(2, "--webhook=URL", operator, "add", "--name=x");
    assertRefused(1, "no key, or one that is not known", Path.of("none"), CENTRE);
  }

  private void assertRefused(int code, String error, Path key, String... arguments) {
    assertThat(run(key, arguments)).isEqualTo(code);
    assertThat(err.toString()).contains(error).doesNotContain(GiaobanProcess.KEY);
    assertThat(out.toString()).isEmpty();
  }

  /** Runs the command; what it prints is in out and err. */
  private int run(Path key, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("subscriptions"));
    all.addAll(Arrays.asList(arguments));
    all.add("--url=" + giaoban.httpUrl());
    all.add(key.equals(Path.of("none")) ? "--key=wrong" : "--key-file=" + key);
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(new String[0]));
  }
}
