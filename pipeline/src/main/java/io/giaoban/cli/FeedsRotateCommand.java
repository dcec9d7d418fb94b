package io.giaoban.cli;

import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedKey;
import io.giaoban.node.FeedsTopic;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Exchanges a feed's key. */
@Command(
    name = "rotate",
    description = {
      "Give a feed a second key, and print it: once, as only its hash is kept.",
      "Both open until --retire takes the older one away."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class FeedsRotateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private FeedIdOptions feed = new FeedIdOptions();

  @Option(
      names = "--retire",
      description = "Make no key, and take away the older of the two: it opens nothing any more.")
  private boolean retire;

  @Override
  public Integer call() {
    FeedsTopic topic = FeedsTopic.read(feed.brokers());
    Feed now = topic.feed(feed.id());
    if (retire) {
      retire(topic, now);
    } else {
      rotate(topic, now);
    }
    return 0;
  }

  private void rotate(FeedsTopic topic, Feed now) {
    String key = FeedKey.random();
    topic.put(now.withKey(FeedKey.of(key, Instant.now().truncatedTo(ChronoUnit.MILLIS))));
    PrintWriter out = spec.commandLine().getOut();
    out.println(key);
    out.flush();
    spec.commandLine()
        .getErr()
        .printf(
            "the second key of feed %s, shown this once; the key of %s opens until `feeds rotate --retire %s`%n",
            now.id(), MomentConverter.text(now.keys().get(0).createdAt()), now.id());
  }

  private void retire(FeedsTopic topic, Feed now) {
    Feed after = now.withoutOlderKey();
    topic.put(after);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: the key of %s opens nothing any more, that of %s does%n",
        now.id(),
        MomentConverter.text(now.keys().get(0).createdAt()),
        MomentConverter.text(after.keys().get(0).createdAt()));
    out.flush();
  }
}
