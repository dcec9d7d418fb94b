package io.giaoban.cli;

import io.giaoban.gateway.Feed;
import io.giaoban.node.FeedsTopic;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Enables a feed again. */
@Command(
    name = "enable",
    description = "Let the keys of a disabled feed open again.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class FeedsEnableCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private FeedIdOptions feed = new FeedIdOptions();

  @Override
  public Integer call() {
    FeedsTopic topic = FeedsTopic.read(feed.brokers());
    Feed after = topic.feed(feed.id()).in(Feed.State.ACTIVE);
    topic.checkAlone(after);
    topic.put(after);
    spec.commandLine().getOut().println(feed.id() + " enabled");
    spec.commandLine().getOut().flush();
    return 0;
  }
}
