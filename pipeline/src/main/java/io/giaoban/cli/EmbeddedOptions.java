package io.giaoban.cli;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the commands that run everything in one process. */
final class EmbeddedOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where all data are kept (default: a temporary directory, removed at the end).")
  private @Nullable Path dataDir;

  @Option(
      names = "--places",
      paramLabel = "FILE",
      description = "Cities and their units, in YAML (default: Hà Nội and Tokyo).")
  private @Nullable Path places;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules for alerts, in YAML (default: 2,000 and 3,000 cases a day).")
  private @Nullable Path rules;

  Optional<Path> dataDir() {
    return Optional.ofNullable(dataDir);
  }

  Places places() throws IOException {
    return places == null ? PlacesFile.shipped() : PlacesFile.read(places);
  }

  List<Rule> rules() throws IOException {
    return rules == null ? RulesFile.shipped() : RulesFile.read(rules);
  }
}
