package io.giaoban.cli;

import io.giaoban.gateway.FeedKey;
import io.giaoban.node.Node;
import io.giaoban.node.StandaloneOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs broker, registry, gateway, processor and board in one process until it is ended. */
@Command(
    name = "standalone",
    description = "Run everything in one process, empty, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class StandaloneCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private EmbeddedOptions embedded = new EmbeddedOptions();

  @Option(
      names = "--feed-key",
      paramLabel = "KEY",
      description = "The key with which feeds come in (default: one is made and printed).")
  private @Nullable String feedKey;

  @Mixin private ClockOption clock = new ClockOption();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String key = feedKey == null ? FeedKey.random() : feedKey;
    StandaloneOptions options =
        embedded.standalone(
            EmbeddedOptions.Ports.WELL_KNOWN,
            key,
            clock.mode(),
            spec.commandLine().getErr()::println);
    try (RunningNode node = RunningNode.standalone(options)) {
      if (feedKey == null) {
        out.println("feed key " + key);
      }
      Node running = node.node();
      out.printf(
          "ready http=%s kafka=%s registry=%s%n",
          running.httpUrl(), running.cluster().brokers(), running.cluster().registryUrl());
      out.flush();
      node.awaitEnd();
    }
    return 0;
  }
}
