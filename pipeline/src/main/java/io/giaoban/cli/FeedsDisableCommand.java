package io.giaoban.cli;

import io.giaoban.gateway.Feed;
import io.giaoban.node.FeedsTopic;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Disables a feed. */
@Command(
    name = "disable",
    description =
        "Let none of the keys of a feed open anything, within a second, e.g. where one was lost.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class FeedsDisableCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private FeedIdOptions feed = new FeedIdOptions();

  @Override
  public Integer call() {
    FeedsTopic topic = FeedsTopic.read(feed.brokers());
    Feed after = topic.feed(feed.id()).in(Feed.State.DISABLED);
    topic.put(after);
    spec.commandLine().getOut().println(feed.id() + " disabled");
    spec.commandLine().getOut().flush();
    return 0;
  }
}
