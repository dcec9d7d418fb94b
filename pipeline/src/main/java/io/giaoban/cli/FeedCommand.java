package io.giaoban.cli;

import io.giaoban.feed.FeedClient;
import io.giaoban.feed.FeedException;
import io.giaoban.feed.FeedOptions;
import io.giaoban.feed.FolderWatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends files of reports through the gateway, or to Kafka. */
@Command(
    name = "feed",
    description = {
      "Send the reports of files through the gateway, going on where it stopped.",
      "Files are CSV with a header row (comma, semicolon or tab; the columns of POST /v1/reports, or a sample's own form) or NDJSON, in UTF-8; with .gz behind their name, packed.",
      "Refused rows are written to FILE.refused.csv with the reasons: mend them there and send that file.",
      "With --bootstrap-servers or --registry the reports of CSV files go straight to Kafka instead."
    },
    exitCodeListHeading = "Ends with%n",
    exitCodeList = {
      "0:all rows were accepted",
      "1:rows were refused, or a file could not be sent to its end",
      "2:the options, the address or the key are wrong"
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class FeedCommand implements Callable<Integer> {
  private static final List<String> KAFKA_ONLY =
      List.of("--bootstrap-servers", "--registry", "--feed");
  private static final List<String> DOOR_ONLY =
      List.of(
          "--watch",
          "--url",
          "--key",
          "--key-file",
          "--batch",
          "--parallel",
          "--give-up-after",
          "--state-dir",
          "--restart");
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private DoorOptions door = new DoorOptions();

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description =
          "Send each file that is put into the folder, until Ctrl-C. It is looked at every 2 s, and a file that has not changed in between is complete; it goes to sent/ or failed/, its refused rows to refused/.")
  private @Nullable Path watch;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--feed",
      paramLabel = "FEED",
      defaultValue = "file",
      description = "The name to report under to Kafka.")
  private String feed = "";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      showDefaultValue = Help.Visibility.NEVER,
      description = "The files.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    String kafka = given(KAFKA_ONLY);
    String http = given(DOOR_ONLY);
    if (kafka != null && http != null) {
      throw wrong(
          kafka + " and " + http + " (expected: options of Kafka, or options of the gateway)");
    }
    if (files.isEmpty() == (watch == null)) {
      throw wrong("%d files (expected: files, or --watch DIR)".formatted(files.size()));
    }
    for (Path file : files) {
      Files.readAttributes(file, BasicFileAttributes.class);
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (kafka != null) {
      return new KafkaFeed(cluster, feed, out, err).send(files) == 0 ? ExitCode.OK : 1;
    }
    FeedOptions options = options();
    if (options.isKeyInTheClear()) {
      err.println("warning: the key goes unencrypted to " + options.url() + " (expected: https)");
    }
    try (FeedScreen screen = FeedScreen.of(out, err)) {
      FeedClient client = new FeedClient(options, screen);
      if (watch == null) {
        return send(client, screen);
      }
      out.println("watching " + watch);
      out.flush();
      new FolderWatch(client, screen, watch).run(LOOK_INTERVAL);
      return ExitCode.OK;
    } catch (FeedException e) {
      err.println("giaoban: " + e.getMessage());
      return e.fault() == FeedException.Fault.ENTRY ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }
  }

  /** A file that cannot be sent is told, and holds up no other. */
  private int send(FeedClient client, FeedScreen screen) throws IOException {
    int code = ExitCode.OK;
    for (Path file : files) {
      Path dir = file.toAbsolutePath().getParent();
      try {
        if (client.send(file, dir, sent -> {}).refused() > 0) {
          code = ExitCode.SOFTWARE;
        }
      } catch (FeedException e) {
        if (e.fault() != FeedException.Fault.FILE) {
          throw e;
        }
        screen.failed(file, e.getMessage());
        code = ExitCode.SOFTWARE;
      }
    }
    return code;
  }

  private FeedOptions options() throws IOException {
    try {
      return door.options();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /** The first of these options that was given; null: none. */
  private @Nullable String given(List<String> names) {
    return names.stream()
        .filter(spec.commandLine().getParseResult()::hasMatchedOption)
        .findFirst()
        .orElse(null);
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
