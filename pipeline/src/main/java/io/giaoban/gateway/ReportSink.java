package io.giaoban.gateway;

import io.giaoban.report.Report;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.SubmissionStatus;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Where reports go that were let in, those that were refused, and what became of submissions. */
public interface ReportSink {
  /**
   * Completes with where the report is when every in-sync replica has it.
   *
   * @param submission the submission that it came in; null: in none
   */
  CompletionStage<RecordMetadata> accept(Report report, @Nullable String submission);

  /** Completes when every in-sync replica has the refusal. */
  CompletionStage<?> refuse(RejectedReport report);

  /** Completes when every in-sync replica knows how the submission fares. */
  CompletionStage<?> note(SubmissionStatus status);
}
