package io.giaoban.cli;

import io.giaoban.node.Member;
import io.giaoban.node.NodeOptions;
import io.giaoban.node.Role;
import io.giaoban.node.RulesWatch;
import io.giaoban.node.StandaloneOptions;
import io.giaoban.place.PlacesFile;
import io.giaoban.wire.ClockMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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
      description =
          "Cities and their units, in YAML (default: those of the data directory, at first Hà Nội and Tokyo).")
  private @Nullable Path places;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Rules for alerts, in YAML; while it runs, a change of the file takes effect at once (default: those of the data directory, at first the shipped ones).")
  private @Nullable Path rules;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "For feeds and readers; 0 = any free port (standalone: 8080, demo: 0).")
  private @Nullable Integer httpPort;

  @Mixin private RoleOptions door = new RoleOptions();

  @Mixin private TellingOptions telling = new TellingOptions();

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "Of the broker; 0 = any free port (standalone: 9092, demo: 0).")
  private @Nullable Integer kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      description = "Of the schema registry; 0 = any free port (standalone: 8081, demo: 0).")
  private @Nullable Integer registryPort;

  /** Ports for those that were not told. */
  record Ports(int http, int kafka, int registry) {
    static final Ports WELL_KNOWN = new Ports(8080, 9092, 8081);
    static final Ports ANY = new Ports(0, 0, 0);
  }

  /**
   * The system that these options ask for.
   *
   * @param notices takes what is to be told of the rules, a line each
   * @throws IOException if a file cannot be read
   */
  StandaloneOptions standalone(
      Ports ports, String feedKey, ClockMode clock, Consumer<String> notices) throws IOException {
    return new StandaloneOptions(
        new NodeOptions(
            Member.alone(EnumSet.allOf(Role.class), Optional.ofNullable(dataDir)),
            door.http(Objects.requireNonNullElse(httpPort, ports.http()), Map.of()),
            door.dhis2(),
            feedKey,
            door.feedLimit(),
            telling.options(),
            clock),
        Objects.requireNonNullElse(kafkaPort, ports.kafka()),
        Objects.requireNonNullElse(registryPort, ports.registry()),
        places == null ? Optional.empty() : Optional.of(PlacesFile.read(places)),
        rules == null ? Optional.empty() : Optional.of(RulesWatch.open(rules, notices)));
  }
}
