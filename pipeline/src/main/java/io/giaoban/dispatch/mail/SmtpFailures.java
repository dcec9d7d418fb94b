package io.giaoban.dispatch.mail;

import com.google.common.base.Throwables;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What came of an attempt that a mail server did not end with a yes. */
final class SmtpFailures {
  private static final int MOST_CHARACTERS = 500;
  private static final int PERMANENT = 500;
  private static final int TRANSIENT = 400;
  private static final Pattern REPLY = Pattern.compile("([45]\\d\\d)[ -].*", Pattern.DOTALL);
  private static final String NO_STARTTLS = "STARTTLS is required";

  private SmtpFailures() {}

  /**
   * The outcome of a failure.
   *
   * @param lastReply the reply code that came last; below 400: none that tells of a failure
   */
  static Outcome outcome(MessagingException failure, int lastReply) {
    List<Throwable> causes = causes(failure);
    Integer reply = reply(causes, lastReply);
    return new Outcome(verdict(causes, reply), reply, detail(causes), null);
  }

  /** What happened, for people. */
  static String detail(MessagingException failure) {
    return detail(causes(failure));
  }

  private static Verdict verdict(List<Throwable> causes, @Nullable Integer reply) {
    for (Throwable cause : causes) {
      if (cause instanceof SSLException || isWithoutStartTls(cause)) {
        return Verdict.UNTRUSTED;
      }
      if (cause instanceof SocketTimeoutException) {
        return Verdict.TIMED_OUT;
      }
      if (cause instanceof UnknownHostException
          || cause instanceof ConnectException
          || cause instanceof NoRouteToHostException) {
        return Verdict.UNREACHABLE;
      }
    }
    if (reply != null) {
      return reply >= PERMANENT ? Verdict.REFUSED : Verdict.THROTTLED;
    }
    return Verdict.BROKEN;
  }

  private static boolean isWithoutStartTls(Throwable cause) {
    return cause.getMessage() != null && cause.getMessage().startsWith(NO_STARTTLS);
  }

  private static @Nullable Integer reply(List<Throwable> causes, int lastReply) {
    int reply = lastReply;
    for (Throwable cause : causes) {
      if (cause instanceof IOException) {
        return null;
      }
      int own = reply(cause);
      reply = own == 0 ? reply : own;
    }
    return reply >= TRANSIENT ? reply : null;
  }

  /** The reply that a failure tells of; below zero: the connection ended; 0: it tells of none. */
  private static int reply(Throwable cause) {
    if (cause instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    if (cause instanceof SMTPSenderFailedException sender) {
      return sender.getReturnCode();
    }
    if (cause instanceof SMTPSendFailedException sending) {
      return sending.getReturnCode();
    }
    Matcher reply = REPLY.matcher(String.valueOf(cause.getMessage()));
    return cause instanceof AuthenticationFailedException && reply.matches()
        ? Integer.parseInt(reply.group(1))
        : 0;
  }

  private static String detail(List<Throwable> causes) {
    List<String> messages = new ArrayList<>();
    for (Throwable cause : causes) {
      String message = Throwables.getRootCause(cause).getClass().getSimpleName();
      if (cause.getMessage() != null) {
        message = cause.getMessage().strip().replaceAll("\\s+", " ");
      }
      if (messages.stream().noneMatch(message::equals)) {
        messages.add(message);
      }
    }
    String all = String.join(": ", messages);
    return all.length() <= MOST_CHARACTERS ? all : all.substring(0, MOST_CHARACTERS - 1) + "…";
  }

  /** Mail's exceptions hang together in two ways: by cause, and as "next". */
  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable at = failure; at != null && !causes.contains(at); at = next(at)) {
      causes.add(at);
    }
    return causes;
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure instanceof MessagingException messaging && messaging.getNextException() != null
        ? messaging.getNextException()
        : failure.getCause();
  }
}
