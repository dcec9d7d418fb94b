package io.giaoban.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.errorprone.annotations.MustBeClosed;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Where something came from, as the headers of records tell it on its way from a feed to a
 * subscriber: in which submission, and in which trace (W3C Trace Context). No result depends on it.
 */
public final class Origin {
  /** Nobody knows. */
  public static final Origin UNKNOWN = new Origin(null, SpanContext.getInvalid());

  private static final String SUBMISSION = "giaoban-submission";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int SPAN_DIGITS = 16;
  private static final String SUBMISSION_LOGGED = "submission";
  private static final String TRACE_LOGGED = "trace";

  private final @Nullable String submission;
  private final SpanContext span;
  private final Header[] headers;

  private Origin(@Nullable String submission, SpanContext span) {
    this.submission = submission;
    this.span = span;
    this.headers = headers(submission, span);
  }

  /**
   * A submission, in the trace that the thread is in; where it is in none, the trace's id is the
   * submission's own without hyphens.
   *
   * @param submission a UUID
   */
  public static Origin ofSubmission(String submission) {
    SpanContext current = Span.current().getSpanContext();
    return new Origin(submission, current.isValid() ? current : ownSpan(submission));
  }

  /** What a record's headers tell. */
  public static Origin of(Headers headers) {
    String submission = submission(headers);
    Context context =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), headers, HeaderGetter.INSTANCE);
    SpanContext span = Span.fromContext(context).getSpanContext();
    return submission == null && !span.isValid() ? UNKNOWN : new Origin(submission, span);
  }

  /** The submission's id as a record's headers tell it; null: they do not. */
  public static @Nullable String submission(Headers headers) {
    Header header = headers.lastHeader(SUBMISSION);
    if (header == null || header.value() == null) {
      return null;
    }
    String id = new String(header.value(), US_ASCII);
    return UUID_FORM.matcher(id).matches() ? id : null;
  }

  /** Tells it in the headers of a record. */
  public void writeTo(Headers to) {
    for (Header header : headers) {
      to.add(header);
    }
  }

  /** Until it is closed, what the thread logs and sends belongs to this. */
  @MustBeClosed
  @SuppressWarnings("MustBeClosedChecker") // it is closed with what is returned
  public Scope enter() {
    Context context = Context.current();
    Scope scope = (span.isValid() ? context.with(Span.wrap(span)) : context).makeCurrent();
    if (submission != null) {
      MDC.put(SUBMISSION_LOGGED, submission);
    }
    if (span.isValid()) {
      MDC.put(TRACE_LOGGED, span.getTraceId());
    }
    return () -> {
      MDC.remove(SUBMISSION_LOGGED);
      MDC.remove(TRACE_LOGGED);
      scope.close();
    };
  }

  /** What is logged and sent meanwhile belongs to this. */
  @SuppressWarnings("try") // closing it is all that is done with it
  public <T> T get(Supplier<T> work) {
    try (Scope entered = enter()) {
      return work.get();
    }
  }

  /** As {@link #get}, of what has no result. */
  @SuppressWarnings("try") // closing it is all that is done with it
  public void run(Runnable work) {
    try (Scope entered = enter()) {
      work.run();
    }
  }

  /**
   * Nobody has decided whether to keep the trace: marked as not kept, it would not be kept by who
   * hears of it either.
   */
  private static SpanContext ownSpan(String submission) {
    String digits = UUID.fromString(submission).toString().replace("-", "");
    return SpanContext.createFromRemoteParent(
        digits,
        digits.substring(digits.length() - SPAN_DIGITS),
        TraceFlags.getSampled(),
        TraceState.getDefault());
  }

  private static Header[] headers(@Nullable String submission, SpanContext span) {
    Headers headers = new RecordHeaders();
    if (submission != null) {
      headers.add(SUBMISSION, submission.getBytes(US_ASCII));
    }
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.root().with(Span.wrap(span)),
            headers,
            (carrier, name, value) -> headers.add(name, value.getBytes(US_ASCII)));
    return headers.toArray();
  }
}
