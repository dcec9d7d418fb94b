package io.giaoban.dispatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.giaoban.dispatch.Verdict;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many requests under way at once. */
class IsolationTest {
  private static final int HANGING = 100;
  private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8);

  /** On the same host and port, where a pool for each host would make the last one wait. */
  @Test
  void shouldNotLetHangingRequestsOfOneOwnerDelayAnother() throws Exception {
    AtomicBoolean hangs = new AtomicBoolean(true);
    try (GuardedHttp http = new GuardedHttp(AllowedNetworks.of(List.of("127.0.0.1")));
        RawServer server =
            new RawServer(
                out -> {
                  if (hangs.get()) {
                    Thread.sleep(Long.MAX_VALUE);
                  }
                  out.write(OK);
                })) {
      List<CompletableFuture<HttpReply>> hanging =
          Stream.generate(() -> call(http, server, "mallory")).limit(HANGING).toList();
      await().until(() -> server.heads().size() == HANGING);
      hangs.set(false);
      HttpReply reply = call(http, server, "lan").get(1, TimeUnit.MINUTES);
      assertThat(reply.outcome().verdict()).isEqualTo(Verdict.DELIVERED);
      assertThat(hanging).noneMatch(CompletableFuture::isDone);
      assertThat(threads()).isLessThan(20);
    }
    await().until(() -> threads() == 0);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("giaoban-http"))
        .count();
  }

  private static CompletableFuture<HttpReply> call(
      GuardedHttp http, RawServer server, String owner) {
    return http.call(new HttpCall("POST", server.url(), Map.of(), "{}", owner))
        .toCompletableFuture();
  }
}
