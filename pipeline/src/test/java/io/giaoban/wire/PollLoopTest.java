package io.giaoban.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a loop says of itself. */
class PollLoopTest {
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();
  private final PollLoop loop =
      new PollLoop("topic", new MockConsumer<String, String>("earliest"), this::step);

  @Test
  void shouldTellWhyItTriesAgainAndThatItHasEnded() {
    loop.start();
    assertThat(loop.state().kind()).isEqualTo(LoopState.Kind.STEPPING);
    thrown.set(new IllegalStateException("no broker"));
    await(LoopState.Kind.TRYING_AGAIN);
    assertThat(loop.state().detail()).isEqualTo("topic: no broker");
    thrown.set(null);
    await(LoopState.Kind.STEPPING);
    thrown.set(new LinkageError("a defect"));
    await(LoopState.Kind.ENDED);
    loop.close();
  }

  @Test
  void shouldEndWhereAnotherProcessHasItsName() {
    thrown.set(new FencedInstanceIdException("fenced"));
    loop.start();
    await(LoopState.Kind.ENDED);
    assertThat(loop.state().detail())
        .startsWith("topic has ended: another process of this role has the same --instance");
    loop.close();
  }

  private void await(LoopState.Kind kind) {
    // What ends the loop is thrown on purpose.
    Awaitility.await().dontCatchUncaughtExceptions().until(() -> loop.state().kind() == kind);
  }

  private void step() {
    Thread.onSpinWait();
    Throwable now = thrown.get();
    if (now instanceof RuntimeException e) {
      throw e;
    }
    if (now instanceof Error e) {
      throw e;
    }
  }
}
