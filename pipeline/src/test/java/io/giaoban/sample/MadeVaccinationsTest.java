package io.giaoban.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MadeVaccinationsTest {
  private static final int MOST_BYTES = 300_000;

  @Test
  void shouldMakeTheShippedSample() throws Exception {
    // A fresh copy, to be put in place of the shipped one when the making has changed.
    Files.writeString(Path.of("target", "made_vaccinations.csv"), MadeVaccinations.csv());
    try (InputStream in = Samples.class.getResourceAsStream("made/made_vaccinations.csv")) {
      byte[] shipped = in.readAllBytes();
      assertThat(new String(shipped, StandardCharsets.UTF_8)).isEqualTo(MadeVaccinations.csv());
      assertThat(shipped.length).isLessThan(MOST_BYTES);
    }
  }
}
