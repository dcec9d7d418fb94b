package io.giaoban.stream;

import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Origin;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells what changed since the last commit, just before the next: state, results and the offsets of
 * the reports stand or fall together. Where nothing more comes, alerts are told that would wait for
 * what comes next.
 */
final class Briefing implements Processor<byte[], byte[], String, SpecificRecord> {
  /** How long nothing has come when nothing more is waited for. */
  private static final Duration REST = Duration.ofMillis(50);

  private @Nullable ProcessorContext<String, SpecificRecord> context;
  private @Nullable TaskDesks desks;
  private @Nullable Rows rows;

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    KeyValueStore<Bytes, byte[]> store = processorContext.getStateStore(Intake.ROWS);
    rows = new Rows(store);
    desks = processorContext.getStateStore(TaskDesks.NAME);
    processorContext.schedule(REST, PunctuationType.WALL_CLOCK_TIME, time -> tellAtRest());
  }

  private void tellAtRest() {
    if (desks.atRest()) {
      desks.rest(new Forwarder(), rows);
    }
  }

  @Override
  public void process(Record<byte[], byte[]> pulse) {
    desks.flush(new Forwarder(), rows);
  }

  private final class Forwarder implements Outbox {
    @Override
    public void cityDay(CityDay day) {
      forward(day.getCity() + "|" + day.getDay() + "|" + day.getIssue(), day, day.getKnownAt());
    }

    @Override
    public void unitDay(UnitDay day) {
      String place = day.getCity() + "/" + day.getUnit();
      forward(place + "|" + day.getDay() + "|" + day.getIssue(), day, day.getKnownAt());
    }

    @Override
    public void alert(Alert alert, Origin origin) {
      Headers headers = new RecordHeaders();
      origin.writeTo(headers);
      Record<String, SpecificRecord> record =
          new Record<>(alert.getCity(), alert, alert.getKnownAt().toEpochMilli(), headers);
      origin.run(() -> context.forward(record));
    }

    @Override
    public void ruleHealth(RuleHealth health) {
      forward(health.getRule() + "|" + health.getCity(), health, health.getKnownAt());
    }

    @Override
    public void intake(IntakeCounts counts) {
      String of =
          counts.getCity() == null ? "partition " + counts.getPartition() : counts.getCity();
      forward(of + "|" + counts.getIssue(), counts, counts.getKnownAt());
    }

    private void forward(String key, SpecificRecord value, Instant knownAt) {
      context.forward(new Record<>(key, value, knownAt.toEpochMilli()));
    }
  }
}
