package io.giaoban.cli;

import io.giaoban.alert.Silence;
import io.giaoban.node.SilencesTopic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a silence. */
@Command(
    name = "end",
    description = {
      "End a silence now; the list keeps it among those that are over.",
      "One that has not begun is taken back as if it had never been."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SilencesEndCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Parameters(
      paramLabel = "ID",
      showDefaultValue = Help.Visibility.NEVER,
      description = "The id that the list shows.")
  private String id = "";

  @Override
  public Integer call() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    SilencesTopic topic = SilencesTopic.read(brokers.brokers());
    Silence silence =
        topic
            .silence(id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "silence: \"%s\" (expected: an id that `silences list` shows)"
                            .formatted(id)));
    if (!now.isBefore(silence.until())) {
      throw new IllegalArgumentException(
          "silence: \"%s\" is over since %s (expected: one that is active or upcoming)"
              .formatted(id, MomentConverter.text(silence.until())));
    }
    String done;
    if (now.isAfter(silence.from())) {
      topic.put(silence.endingAt(now));
      done = "ended";
    } else {
      topic.takeBack(id);
      done = "taken back before it began";
    }
    spec.commandLine().getOut().println(id + " " + done);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
