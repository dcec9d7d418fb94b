package io.giaoban.cli;

import io.giaoban.feed.DoorKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells on one screen how a system fares. */
@Command(
    name = "status",
    description = {
      "Tell on one screen how a running system fares: processes, lags, open days, missing reports,"
          + " feeds and subscribers in trouble, alerts.",
      "Ends with 1 if something needs a person. With the operator's key feeds and subscribers are"
          + " asked about, too."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class StatusCommand implements Callable<Integer> {
  private static final String CLEAR = "\u001b[2J\u001b[H";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      paramLabel = "URL",
      split = ",",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where a process is; once for each process of a cluster.")
  private List<URI> urls = List.of();

  @Mixin private KeyOptions key = new KeyOptions();

  @Option(names = "--json", description = "Print JSON, all of it in one line.")
  private boolean json;

  @Option(names = "--watch", description = "Tell it again and again, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "PT2S",
      converter = SpanConverter.class,
      description = "How long --watch waits in between.")
  private @Nullable Duration every;

  @Override
  public Integer call() throws IOException {
    Optional<DoorKey> shown = key.find();
    StatusClient client = new StatusClient(urls, shown);
    PrintWriter out = spec.commandLine().getOut();
    SystemStatus status = print(client, out);
    while (watch && waited()) {
      status = print(client, out);
    }
    return status.concerns().isEmpty() ? 0 : 1;
  }

  private SystemStatus print(StatusClient client, PrintWriter out) {
    SystemStatus status = client.ask();
    if (json) {
      out.println(status.json());
    } else {
      if (watch && Ansi.AUTO.enabled()) {
        out.print(CLEAR);
      }
      new StatusScreen(status, Ansi.AUTO).lines().forEach(out::println);
    }
    out.flush();
    return status;
  }

  private boolean waited() {
    try {
      Thread.sleep(Objects.requireNonNull(every).toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
