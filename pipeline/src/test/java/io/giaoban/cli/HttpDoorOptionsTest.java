package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.node.PemFiles;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code standalone} listens, and how. */
class HttpDoorOptionsTest {
  private static final String[] ANY_PORT = {
    "standalone", "--http-port=0", "--kafka-port=0", "--registry-port=0"
  };

  @TempDir private Path dir;

  @Test
  void shouldSayThatItSpeaksTls() throws Exception {
    PemFiles.write(dir, "here", "EC");
    Process process =
        GiaobanProcess.command(
                with(
                    "--tls-cert=" + dir.resolve("here.crt"),
                    "--tls-key=" + dir.resolve("here.key")))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).startsWith("feed key gb_");
      assertThat(out.readLine()).startsWith("ready http=https://127.0.0.1:");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void shouldNotSendKeysOverANetworkUnlessToldTo() {
    assertRefused(1, "--http-host: \"0.0.0.0\" without TLS", "--http-host=0.0.0.0");
    assertRefused(1, "--tls-cert without --tls-key", "--tls-cert=here.crt");
    assertRefused(1, "--tls-key without --tls-cert", "--tls-key=here.key");
  }

  private static void assertRefused(int code, String error, String... options) {
    StringWriter err = new StringWriter();
    assertThat(
            Giaoban.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(with(options)))
        .isEqualTo(code);
    assertThat(err.toString()).contains(error);
  }

  private static String[] with(String... options) {
    List<String> all = new ArrayList<>(Arrays.asList(ANY_PORT));
    all.addAll(Arrays.asList(options));
    return all.toArray(new String[0]);
  }
}
