package io.giaoban.cli;

import io.giaoban.board.AlertHistory;
import io.giaoban.node.AlertTopics;
import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Acknowledges an alert. */
@Command(
    name = "acknowledge",
    description = {
      "Tell that somebody has taken note of an alert and looks after it.",
      "It changes no figure and no alert, and holds until the alert is raised again."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class AlertsAcknowledgeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Parameters(
      paramLabel = "ID",
      showDefaultValue = Help.Visibility.NEVER,
      description = "The id that the list shows.")
  private String id = "";

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who has taken note.")
  private String author = "";

  @Option(names = "--comment", paramLabel = "TEXT", description = "What is to be said about it.")
  private @Nullable String comment;

  @Override
  public Integer call() {
    AlertTopics topics = new AlertTopics(cluster.cluster());
    Alert alert =
        topics
            .read()
            .history(id)
            .map(AlertHistory::last)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "alert: \"%s\" (expected: an id that `alerts list` shows)".formatted(id)));
    topics.acknowledge(
        Acknowledgement.newBuilder()
            .setAlert(alert.getId())
            .setSequence(alert.getSequence())
            .setCity(alert.getCity())
            .setAuthor(author)
            .setComment(comment)
            .setAcknowledgedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
            .build());
    spec.commandLine()
        .getOut()
        .printf(
            "%s acknowledged by %s as of its message %d, %s%n",
            id, author, alert.getSequence(), alert.getState().name().toLowerCase(Locale.ROOT));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
