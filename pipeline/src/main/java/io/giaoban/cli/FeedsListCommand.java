package io.giaoban.cli;

import io.giaoban.gateway.Feed;
import io.giaoban.node.FeedsTopic;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists feeds. */
@Command(
    name = "list",
    description = "List the feeds, and when their keys were made.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class FeedsListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Override
  public Integer call() {
    List<Feed> feeds =
        FeedsTopic.read(brokers.brokers()).feeds().all().stream()
            .sorted(Comparator.comparing(Feed::id))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      feeds.forEach(feed -> out.println(FeedLine.of(feed)));
    } else if (feeds.isEmpty()) {
      out.println("no feeds");
    } else {
      FeedsTable.lines(feeds).forEach(out::println);
    }
    out.flush();
    return 0;
  }
}
