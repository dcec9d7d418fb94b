package io.giaoban.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.http.AllowedNetworks;
import io.giaoban.dispatch.http.GuardedHttp;
import io.giaoban.dispatch.http.HttpCall;
import io.giaoban.dispatch.http.HttpLimits;
import io.giaoban.dispatch.http.NameLookup;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake subscriber is as bad as it is told to be. */
class TestSubscriberTest {
  private static final int MANY = 200;

  private final GuardedHttp http =
      new GuardedHttp(
          AllowedNetworks.of(List.of("127.0.0.1")),
          new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(2)),
          NameLookup.SYSTEM,
          List.of(),
          Clock.systemUTC());

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void shouldHangDripRedirectAndRefuseAsTold() throws Exception {
    TestSubscriber target = new TestSubscriber();
    TestSubscriber redirecting = TestSubscriber.redirecting(target.url().toString());
    assertThat(told(redirecting)).isEqualTo(Verdict.REDIRECTED);
    assertThat(target.received()).isEmpty();
    assertThat(told(TestSubscriber.hanging())).isEqualTo(Verdict.TIMED_OUT);
    assertThat(told(TestSubscriber.dripping())).isEqualTo(Verdict.TIMED_OUT);
    assertThat(told(target.thenAnswer(500))).isEqualTo(Verdict.REFUSED);
    assertThat(told(target)).isEqualTo(Verdict.DELIVERED);
    target.close();
    assertThat(told(target)).isEqualTo(Verdict.GONE);
    assertThat(target.awaitReceived(2)).hasSize(2);
  }

  /** Half of them hang, and hold nothing that the others need. */
  @Test
  void shouldFitManyIntoOneProcess() throws Exception {
    List<TestSubscriber> good =
        IntStream.range(0, MANY).mapToObj(i -> new TestSubscriber()).toList();
    List<TestSubscriber> bad =
        IntStream.range(0, MANY).mapToObj(i -> TestSubscriber.hanging()).toList();
    List<CompletableFuture<Verdict>> hanging = new ArrayList<>();
    bad.forEach(subscriber -> hanging.add(call(subscriber)));
    List<CompletableFuture<Verdict>> answered = new ArrayList<>();
    good.forEach(subscriber -> answered.add(call(subscriber)));
    for (CompletableFuture<Verdict> one : answered) {
      assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(Verdict.DELIVERED);
    }
    for (CompletableFuture<Verdict> one : hanging) {
      assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(Verdict.TIMED_OUT);
    }
  }

  private Verdict told(TestSubscriber subscriber) throws Exception {
    return call(subscriber).get(1, TimeUnit.MINUTES);
  }

  private CompletableFuture<Verdict> call(TestSubscriber subscriber) {
    return http.call(
            new HttpCall("POST", subscriber.url(), Map.of(), "{}", subscriber.url().getPath()))
        .thenApply(reply -> reply.outcome().verdict())
        .toCompletableFuture();
  }
}
