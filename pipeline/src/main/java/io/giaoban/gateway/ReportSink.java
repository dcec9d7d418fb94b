package io.giaoban.gateway;

import io.giaoban.report.Report;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.SubmissionStatus;
import io.giaoban.wire.Origin;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Where reports go that were let in, those that were refused, and what became of submissions. */
public interface ReportSink {
  /**
   * Completes with where the report is when every in-sync replica has it.
   *
   * @param origin the submission that it came in
   */
  CompletionStage<RecordMetadata> accept(Report report, Origin origin);

  /**
   * Completes when every in-sync replica has the refusal.
   *
   * @param origin the submission that it came in
   */
  CompletionStage<?> refuse(RejectedReport report, Origin origin);

  /** Completes when every in-sync replica knows how the submission fares. */
  CompletionStage<?> note(SubmissionStatus status);
}
