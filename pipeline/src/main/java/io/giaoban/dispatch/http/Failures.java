package io.giaoban.dispatch.http;

import com.google.common.base.Throwables;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;

/** What an attempt without a whole answer comes to. Unprintable characters are left out. */
final class Failures {
  private static final int MOST_CHARACTERS = 300;
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}+");

  private final URI url;
  private final HttpLimits limits;

  Failures(URI url, HttpLimits limits) {
    this.url = url;
    this.limits = limits;
  }

  Outcome outcome(Throwable failure) {
    return Throwables.getCausalChain(failure).stream()
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(
            () ->
                Outcome.of(
                    Verdict.BROKEN,
                    "the connection ended too early (expected: a whole HTTP answer)"));
  }

  private Optional<Outcome> known(Throwable cause) {
    if (cause instanceof ForbiddenAddressException) {
      return told(Verdict.FORBIDDEN_ADDRESS, cause.getMessage());
    }
    if (cause instanceof UnknownHostException) {
      return told(Verdict.UNREACHABLE, url.getHost() + " (expected: a name that has an address)");
    }
    if (cause instanceof SocketTimeoutException) {
      return told(
          Verdict.UNREACHABLE,
          "%s: no connection (expected: within %s)"
              .formatted(url.getRawAuthority(), limits.connect()));
    }
    if (cause instanceof SlowNameException) {
      return told(Verdict.TIMED_OUT, cause.getMessage());
    }
    if (cause instanceof TimeoutException) {
      return told(
          Verdict.TIMED_OUT, "no whole answer (expected: within %s)".formatted(limits.whole()));
    }
    if (cause instanceof SSLException) {
      return told(
          Verdict.UNTRUSTED,
          "TLS: %s (expected: a valid certificate of %s)".formatted(why(cause), url.getHost()));
    }
    if (cause instanceof HttpResponseException) {
      return told(
          Verdict.BROKEN,
          "no HTTP answer (expected: HTTP/1.1, its head at most %d bytes)"
              .formatted(HttpLimits.HEAD_BYTES));
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return told(
          Verdict.UNREACHABLE,
          "%s: nobody listens (expected: a server)".formatted(url.getRawAuthority()));
    }
    return cause instanceof RejectedExecutionException
        ? told(Verdict.BROKEN, "this dispatcher is stopping (expected: told later)")
        : Optional.empty();
  }

  /** The certificate's fault where there is one. */
  private static String why(Throwable tls) {
    return Throwables.getCausalChain(tls).stream()
        .filter(CertificateException.class::isInstance)
        .findFirst()
        .orElse(tls)
        .getMessage();
  }

  private static Optional<Outcome> told(Verdict verdict, String detail) {
    String clean = UNPRINTABLE.matcher(detail).replaceAll(" ");
    return Optional.of(
        Outcome.of(verdict, clean.substring(0, Math.min(clean.length(), MOST_CHARACTERS))));
  }
}
