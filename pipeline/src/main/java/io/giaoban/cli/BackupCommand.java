package io.giaoban.cli;

import io.giaoban.backup.Backup;
import io.giaoban.backup.Manifest;
import io.giaoban.backup.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a backup, and looks whether one is whole. */
@Command(
    name = "backup",
    description = {
      "Write all topics, the schemas and how far the processors have come into a directory, while the system runs.",
      "It holds subscribers' addresses and hashes of keys: only this user may read it. Not in it are the signing key, certificates and configuration files: keep copies of them beside it."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    subcommands = BackupCommand.Verify.class)
final class BackupCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where it will be; there must be nothing yet.")
  private @Nullable Path to;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Override
  public Integer call() throws IOException {
    if (to == null) {
      throw new ParameterException(
          spec.commandLine(), "--to: is not given (expected: a directory that is not there yet)");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (CopyScreen screen = CopyScreen.of("backup", spec.commandLine().getErr())) {
      Manifest made =
          new Backup(cluster.cluster(), Giaoban.version(), screen, Clock.systemUTC()).write(to);
      screen.end();
      CopyTable.print(made, out);
      out.println("backup " + to);
      out.flush();
    }
    return 0;
  }

  /** Looks whether one is whole. */
  @Command(
      name = "verify",
      description = "Look whether a backup is as it was made: hashes, counts, order.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The backup.")
    private Path dir = Path.of("");

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      try (CopyScreen screen = CopyScreen.of("verify", spec.commandLine().getErr())) {
        Manifest manifest = new Verification(screen).of(dir);
        screen.end();
        CopyTable.print(manifest, out);
        out.println("whole, made " + manifest.madeAt() + " by version " + manifest.program());
        out.flush();
      }
      return 0;
    }
  }
}
