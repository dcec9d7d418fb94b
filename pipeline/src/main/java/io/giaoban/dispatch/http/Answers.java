package io.giaoban.dispatch.http;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** What an answer comes to, by its status (Standard Webhooks 1.0.0). */
final class Answers {
  private Answers() {}

  static Outcome outcome(Response response, Clock clock) {
    int status = response.getStatus();
    Verdict verdict = verdict(status);
    return verdict.delivered()
        ? new Outcome(verdict, status, null, null)
        : new Outcome(verdict, status, detail(verdict, status), retryAfter(response, clock));
  }

  private static Verdict verdict(int status) {
    return switch (status) {
      case 410 -> Verdict.GONE;
      case 429, 502, 503, 504 -> Verdict.THROTTLED;
      default ->
          switch (status / 100) {
            case 2 -> Verdict.DELIVERED;
            case 3 -> Verdict.REDIRECTED;
            default -> Verdict.REFUSED;
          };
    };
  }

  private static String detail(Verdict verdict, int status) {
    return verdict == Verdict.REDIRECTED
        ? "HTTP %d (expected: 2xx; redirects are not followed, name the last address)"
            .formatted(status)
        : "HTTP %d (expected: 2xx)".formatted(status);
  }

  private static @Nullable Duration retryAfter(Response response, Clock clock) {
    return RetryAfter.read(response.getHeaders().get(HttpHeader.RETRY_AFTER), clock);
  }
}
