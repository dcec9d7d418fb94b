package io.giaoban.cli;

import io.giaoban.backup.Manifest;
import io.giaoban.backup.Restore;
import io.giaoban.backup.Verification;
import io.giaoban.node.EmptyCluster;
import io.giaoban.wire.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Restores a backup. */
@Command(
    name = "restore",
    description = {
      "Restore a backup to brokers and a registry that have nothing of it, before anything else is started there.",
      "Records come back at their offsets and with their times, so nobody is told again what was told before the backup."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RestoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--from", paramLabel = "DIR", required = true, description = "The backup.")
  private Path from = Path.of("");

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Restore to a new data directory for `standalone` instead of brokers that run.")
  private @Nullable Path dataDir;

  @Option(
      names = "--replication",
      description = "How many copies are kept of each topic (default: as the brokers say).")
  private @Nullable Short replication;

  @Option(
      names = "--dry-run",
      description = "Only look whether the backup is whole and there is room for it.")
  private boolean dryRun;

  @Option(
      names = "--start-over",
      description = "Delete what a restore that was broken off has left, and restore.")
  private boolean startOver;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (CopyScreen screen = CopyScreen.of("restore", spec.commandLine().getErr())) {
      if (dataDir == null) {
        restore(cluster.cluster(), new Verification(screen).of(from), screen, out);
      } else {
        restore(dataDir, new Verification(screen).of(from), screen, out);
      }
    }
    out.flush();
    return 0;
  }

  /** What does not exist yet is made only to be restored to. */
  private void restore(Path dir, Manifest manifest, CopyScreen screen, PrintWriter out)
      throws IOException {
    if (dryRun && !EmptyCluster.isAt(dir)) {
      possible(manifest, screen, out);
      return;
    }
    try (EmptyCluster empty = EmptyCluster.start(dir)) {
      restore(empty.cluster(), manifest, screen, out);
    }
  }

  private void restore(Cluster to, Manifest manifest, CopyScreen screen, PrintWriter out)
      throws IOException {
    Restore restore = new Restore(to, Optional.ofNullable(replication), screen);
    if (dryRun) {
      restore.check(manifest, startOver);
      possible(manifest, screen, out);
      return;
    }
    int changed = restore.run(from, manifest, startOver);
    screen.end();
    out.println(
        changed == 0
            ? "restored; schemas have the ids that they had"
            : "restored; the registry gave %d schemas other ids, which the records have, too"
                .formatted(changed));
  }

  private static void possible(Manifest manifest, CopyScreen screen, PrintWriter out) {
    screen.end();
    CopyTable.print(manifest, out);
    out.println("could be restored; nothing was written");
  }
}
