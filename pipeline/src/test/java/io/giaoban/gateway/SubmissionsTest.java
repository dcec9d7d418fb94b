package io.giaoban.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.giaoban.place.PlacesFile;
import io.giaoban.report.Report;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.ClockMode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What becomes of a submission that cannot be made safe. */
class SubmissionsTest {
  private static final Instant NOW = Instant.parse("2022-01-02T12:00:00Z");

  private final Unreachable sink = new Unreachable();
  private final Submissions submissions =
      new Submissions(PlacesFile::shipped, sink, ClockMode.LIVE);

  @Test
  void shouldTryNoOtherItemOnceOneCannotBeSent() throws Exception {
    List<Item> items =
        Bodies.csv("city,unit,day,newCases\nVN-HN,001,2022-01-02,1\nVN-HN,002,2022-01-02,many\n");
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> submissions.submit(items, "f", false, NOW));
    assertThat(sink.tried).isEqualTo(1);
  }

  private static final class Unreachable implements ReportSink {
    private int tried;

    @Override
    public CompletionStage<Void> accept(Report report) {
      return fail();
    }

    @Override
    public CompletionStage<Void> refuse(RejectedReport report) {
      return fail();
    }

    private CompletionStage<Void> fail() {
      tried++;
      return CompletableFuture.failedFuture(new IllegalStateException("out of reach"));
    }
  }
}
