package io.giaoban.cli;

import io.giaoban.subscriber.Answer;
import io.giaoban.subscriber.Message;
import io.giaoban.subscriber.Received;
import io.giaoban.subscriber.SignatureCheck;
import io.giaoban.subscriber.Subscriber;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A subscriber to try a webhook with. */
@Command(
    name = "subscriber",
    description = {
      "Listen for webhooks, check their signatures, and print what comes, until it is ended.",
      "Answers the verification of a subscription by itself."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriberCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "9000",
      description = "Port to listen at; 0: any that is free.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address of this machine to listen at.")
  private String host = "";

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "The webhook's secret, whsec_…; may be given several times.")
  private List<String> secrets = List.of();

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description =
          "A file with secrets, one a line. It is read for each message, so it may be written once the subscription is there.")
  private @Nullable Path secretFile;

  @Option(
      names = "--answer",
      paramLabel = "STATUS",
      defaultValue = "204",
      description = "HTTP status to answer with, such as 503.")
  private int status;

  @Option(
      names = "--answer-after",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description = "How long to wait before answering, such as PT5S (default: not at all).")
  private @Nullable Duration after;

  @Option(names = "--json", description = "Print the bodies as they come.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("--answer: %d (expected: 200 to 599)".formatted(status));
    }
    check();
    try (Subscriber subscriber = Subscriber.open(host, port, this::hear)) {
      print("ready " + subscriber.url());
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private Answer hear(Received received) {
    Message message = new Message(received);
    print(json ? received.body() : SubscriberLine.of(received, message, check().of(received)));
    Answer answer = Answer.of(status).after(Objects.requireNonNullElse(after, Duration.ZERO));
    return answer.accepts()
        ? message
            .challenge()
            .map(text -> Answer.of(200).saying(text).after(answer.after()))
            .orElse(answer)
        : answer;
  }

  private SignatureCheck check() {
    SignatureCheck check = new SignatureCheck();
    secrets.forEach(check::learn);
    lines().forEach(check::learn);
    return check;
  }

  private List<String> lines() {
    if (secretFile == null || !Files.exists(secretFile)) {
      return List.of();
    }
    try {
      return Files.readAllLines(secretFile).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
