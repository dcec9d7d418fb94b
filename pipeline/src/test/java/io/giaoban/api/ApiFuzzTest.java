package io.giaoban.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Requests that nobody meant are answered as the description says. {@code -Dgiaoban.fuzz.requests}
 * tells how many, {@code -Dgiaoban.fuzz.seed} which; docs/decisions/0015 has the command.
 */
class ApiFuzzTest {
  private static final int THREADS = 8;

  @Test
  void shouldAnswerWhateverComesAsDescribed() throws Exception {
    int requests = Integer.getInteger("giaoban.fuzz.requests", 3_000);
    long seed = Long.getLong("giaoban.fuzz.seed", System.nanoTime() % 1_000_000);
    try (StandaloneNode node = new StandaloneNode()) {
      ApiClient client = node.client();
      Fuzzer fuzzer = new Fuzzer(client, client.description());
      List<String> findings = fuzzer.run(seed, requests, THREADS);
      String how = "seed %d, answers by status %s".formatted(seed, fuzzer.statuses());
      System.out.println("fuzz: " + how);
      assertThat(String.join("\n", findings)).as(how).isEmpty();
      assertThat(fuzzer.statuses()).as(how).containsKeys(200, 207, 400, 401, 404, 405, 415);
      node.awaitCaughtUp();
    }
  }
}
