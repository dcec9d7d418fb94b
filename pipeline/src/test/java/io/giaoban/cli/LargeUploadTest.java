package io.giaoban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body of any length is taken in the same memory. */
class LargeUploadTest {
  private static final int ITEM_BYTES = 4_096;
  private static final int ITEMS = 512 * 1_024;

  @TempDir private Path dir;

  @Test
  void shouldTakeTwoGibibytesInAHeapOfAnEighthOfThat() throws Exception {
    try (GiaobanProcess standalone = GiaobanProcess.standalone("-Xmx256m", dir, "--clock=data")) {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(standalone.httpUrl() + "/v1/reports?dryRun=true"))
                      .header("Authorization", "Bearer " + GiaobanProcess.KEY)
                      .header("Content-Type", "application/x-ndjson")
                      .POST(HttpRequest.BodyPublishers.ofInputStream(Lines::new))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
      JsonNode told = new JsonMapper().readTree(answer.body());
      assertThat(told.get("accepted").asInt()).isEqualTo(ITEMS / 2);
      assertThat(told.get("rejected").asInt()).isEqualTo(ITEMS / 2);
      assertThat(told.get("results")).hasSize(1_000);
      assertThat(standalone.get("/v1/status").get("caughtUp").asBoolean()).isTrue();
    }
  }

  /** Every other line states nothing that is known, so that refusals add up, too. */
  private static final class Lines extends InputStream {
    private final byte[] good = line("001");
    private final byte[] bad = line("none");
    private long at;

    private static byte[] line(String unit) {
      String report =
          "{\"city\":\"VN-HN\",\"unit\":\"%s\",\"day\":\"2022-01-02\",\"newCases\":1"
              .formatted(unit);
      String padding = " ".repeat(ITEM_BYTES - report.length() - 2);
      return (report + padding + "}\n").getBytes(UTF_8);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("read (expected: of many bytes)");
    }

    @Override
    public int read(byte[] into, int from, int length) {
      long line = at / ITEM_BYTES;
      if (line >= ITEMS) {
        return -1;
      }
      int start = (int) (at % ITEM_BYTES);
      int count = Math.min(length, ITEM_BYTES - start);
      System.arraycopy(line % 2 == 0 ? good : bad, start, into, from, count);
      at += count;
      return count;
    }
  }
}
