package io.giaoban.gateway;

import io.giaoban.report.Report;
import io.giaoban.schema.RejectedReport;
import java.util.concurrent.CompletionStage;

/** Where reports go that were let in, and those that were refused. */
public interface ReportSink {
  /** Completes when every in-sync replica has the report. */
  CompletionStage<Void> accept(Report report);

  /** Completes when every in-sync replica has the refusal. */
  CompletionStage<Void> refuse(RejectedReport report);
}
