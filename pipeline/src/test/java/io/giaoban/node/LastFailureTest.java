package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LastFailureTest {
  private final AtomicBoolean stumbling = new AtomicBoolean();
  private final LastFailure failure = new LastFailure(stumbling::get);

  @Test
  void shouldBeToldUntilWhatItStumbledOverIsTaken() {
    stumbling.set(true);
    failure.happened(new IOException("401"));
    assertThat(failure.look())
        .contains(new Finding(Reason.TRYING_AGAIN, "java.io.IOException: 401"));
    failure.runsAgain();
    assertThat(failure.look()).isPresent();
    stumbling.set(false);
    assertThat(failure.look()).isEmpty();
  }

  @Test
  void shouldBeOverOnceItRunsAgainWhereNoRecordWasToBlame() {
    assertThat(failure.look()).isEmpty();
    failure.happened(new IOException("brokers away"));
    assertThat(failure.look()).isPresent();
    failure.runsAgain();
    assertThat(failure.look()).isEmpty();
  }
}
