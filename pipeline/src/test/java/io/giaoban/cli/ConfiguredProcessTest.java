package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told nothing on its command line. */
class ConfiguredProcessTest {
  @TempDir private Path dir;

  @Test
  void shouldRunByFileAndEnvironmentAlone() throws Exception {
    Path config =
        Files.writeString(
            dir.resolve("giaoban.yaml"), "http-port: 0\nkafka-port: 0\nregistry-port: 0\n");
    ProcessBuilder builder = GiaobanProcess.command("standalone");
    builder.environment().put("GIAOBAN_CONFIG", config.toString());
    builder.environment().put("GIAOBAN_FEED_KEY", "s3cret");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String ready = out.readLine();
      assertThat(ready).startsWith("ready http=http://127.0.0.1:");
      String url = ready.replaceAll("ready http=(\\S+) .*", "$1");
      assertThat(statusWith("s3cret", url)).isEqualTo(200);
      assertThat(statusWith("another", url)).isEqualTo(401);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private static int statusWith(String key, String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url + "/v1/reports"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
