package io.giaoban.cli;

import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedKey;
import io.giaoban.gateway.FeedScope;
import io.giaoban.gateway.RateLimit;
import io.giaoban.node.FeedsTopic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Adds a feed. */
@Command(
    name = "add",
    description = {
      "Add a feed, and print its key: once, as only its hash is kept.",
      "It is in force within a second. A unit has one feed for each kind of report."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class FeedsAddCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private FeedIdOptions feed = new FeedIdOptions();

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      required = true,
      showDefaultValue = Help.Visibility.NEVER,
      description = "Who it is, for people.")
  private String name = "";

  @Option(
      names = "--contact",
      paramLabel = "TEXT",
      required = true,
      showDefaultValue = Help.Visibility.NEVER,
      description = "Whom to ask: an e-mail address or a telephone number.")
  private String contact = "";

  @Option(
      names = "--reports",
      paramLabel = "SCOPE",
      required = true,
      converter = FeedScopeConverter.class,
      showDefaultValue = Help.Visibility.NEVER,
      description =
          "What it may report: VN-HN for all units of a city, VN-HN/001,002 for these, VN-HN/001:cases or VN-HN:vaccinations for one kind; may be given several times.")
  private List<FeedScope> reports = List.of();

  @Mixin private RateOptions limit = new RateOptions();

  @Override
  public Integer call() {
    String key = FeedKey.random();
    Feed added =
        new Feed(
            feed.id(),
            name,
            contact,
            reports,
            List.of(FeedKey.of(key, Instant.now().truncatedTo(ChronoUnit.MILLIS))),
            Feed.State.ACTIVE,
            limit.given() ? limit.orElse(RateLimit.USUAL) : null);
    FeedsTopic topic = FeedsTopic.read(feed.brokers());
    topic.checkNew(added);
    topic.put(added);
    spec.commandLine().getOut().println(key);
    spec.commandLine().getOut().flush();
    spec.commandLine()
        .getErr()
        .println("the key of feed " + feed.id() + ", shown this once: hand it over safely");
    return 0;
  }
}
