package io.giaoban.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/** The trace that a caller names in {@code traceparent} and {@code tracestate} (W3C). */
enum CallersTrace implements TextMapGetter<Context> {
  INSTANCE;

  /**
   * Has a request handled in that trace. A span that somebody has begun for it already stays: it is
   * in the trace by itself.
   */
  @SuppressWarnings("try") // closing it is all that is done with it
  static void handle(Context exchange, Handler handler) throws Exception {
    try (Scope entered = trace(exchange).makeCurrent()) {
      handler.handle(exchange);
    }
  }

  private static io.opentelemetry.context.Context trace(Context exchange) {
    io.opentelemetry.context.Context now = io.opentelemetry.context.Context.current();
    return Span.fromContext(now).getSpanContext().isValid()
        ? now
        : W3CTraceContextPropagator.getInstance().extract(now, exchange, INSTANCE);
  }

  @Override
  public Iterable<String> keys(Context exchange) {
    return exchange.headerMap().keySet();
  }

  @Override
  public @Nullable String get(@Nullable Context exchange, String name) {
    return exchange == null ? null : exchange.header(name);
  }
}
