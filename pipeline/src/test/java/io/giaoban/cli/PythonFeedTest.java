package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.wire.CityPartitioner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A feed in another language. Needs Debian's python3-confluent-kafka and python3-avro; where they
 * are missing the test is skipped, unless the variable CI says that nothing may be missing.
 */
class PythonFeedTest {
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir private Path dir;

  @Test
  void shouldCountAReportByAnotherClientsPartitioner() throws Exception {
    assumeTrue(
        System.getenv("CI") != null || has("import avro.schema, confluent_kafka"),
        "python3-confluent-kafka and python3-avro are not installed");
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, 3))) {
      Path script = Path.of(getClass().getResource("produce.py").toURI());
      String partition =
          run(
              PYTHON,
              script.toString(),
              giaoban.kafka(),
              giaoban.registry(),
              TestCity.CODE,
              "02",
              "2022-01-02",
              "11");
      assertThat(Integer.parseInt(partition))
          .as("librdkafka's partition for the city, which is not Java's")
          .isNotEqualTo(CityPartitioner.partition(TestCity.CODE, 6));
      giaoban.awaitCaughtUp();
      JsonNode days = giaoban.get("/v1/cities/XX-AA/days");
      assertThat(days).hasSize(1);
      assertThat(days.get(0).get("newCases").asInt()).isEqualTo(11);
      assertThat(days.get(0).get("missingUnits")).hasSize(2);
    }
  }

  private static boolean has(String imports) throws InterruptedException {
    try {
      return new ProcessBuilder(PYTHON, "-c", imports).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }
}
