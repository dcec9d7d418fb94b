package io.giaoban.cli;

import io.giaoban.gateway.FeedKey;
import io.giaoban.node.Member;
import io.giaoban.node.Node;
import io.giaoban.node.NodeOptions;
import io.giaoban.node.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs some roles on a cluster until it is ended. */
@Command(
    name = "serve",
    description = {
      "Run one or more roles on a Kafka cluster and a schema registry, until Ctrl-C.",
      "The cluster has its topics and schemas by `topics create`. More processes of a role share its work."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class ServeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--roles",
      paramLabel = "ROLE",
      split = ",",
      required = true,
      description =
          "What this process does: gateway (the door for feeds), processor (reports become days and alerts), dispatcher (tells subscribers), board (what can be read), clock (writes the time).")
  private List<String> roles = List.of();

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description =
          "Tells this process from others of its roles, the same after a restart: it has its work again at once (default: the host's name).")
  private @Nullable String instance;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description =
          "Where it keeps what is its own (default: a temporary directory, removed at the end).")
  private @Nullable Path dataDir;

  @Option(
      names = "--standbys",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "How many other processors keep each city's state warm, so that they can take it over at once; the same for all processors.")
  private int standbys;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "For feeds and readers, health and metrics; 0 = any free port.")
  private int httpPort;

  @Option(
      names = "--forward",
      paramLabel = "ROLE=URL",
      split = ",",
      description =
          "Pass on what another role answers to its door, such as board=http://board:8080, so that one address serves all; may be given several times.")
  private Map<String, URI> forward = Map.of();

  @Mixin private RoleOptions door = new RoleOptions();

  @Mixin private TellingOptions telling = new TellingOptions();

  @Option(
      names = "--feed-key",
      paramLabel = "KEY",
      description =
          "The operator's key, which may report for all units and opens every subscription (default: there is none; see `feeds add`).")
  private @Nullable String feedKey;

  @Mixin private ClockOption clock = new ClockOption();

  @Override
  public Integer call() throws IOException {
    NodeOptions options =
        new NodeOptions(
            member(),
            door.http(httpPort, forward()),
            door.dhis2(),
            // A key that nobody knows opens nothing.
            Objects.requireNonNullElseGet(feedKey, FeedKey::random),
            door.feedLimit(),
            telling.options(),
            clock.mode());
    PrintWriter out = spec.commandLine().getOut();
    try (RunningNode running = RunningNode.serve(options, cluster.cluster())) {
      Node node = running.node();
      out.printf("ready http=%s roles=%s%n", node.httpUrl(), String.join(",", roles));
      out.flush();
      running.awaitEnd();
    }
    return 0;
  }

  private Map<Role, URI> forward() {
    Map<Role, URI> doors = new EnumMap<>(Role.class);
    forward.forEach(
        (role, url) -> {
          if (url.getHost() == null || url.getRawPath().length() > 1) {
            throw new ParameterException(
                spec.commandLine(),
                "--forward: \"%s=%s\" (expected: such as board=http://board:8080, without a path)"
                    .formatted(role, url));
          }
          doors.put(role("--forward", role), url);
        });
    return doors;
  }

  private Role role(String option, String name) {
    try {
      return Role.of(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }

  private Member member() throws IOException {
    Set<Role> asked = EnumSet.noneOf(Role.class);
    roles.forEach(role -> asked.add(role("--roles", role)));
    if (standbys < 0) {
      throw new ParameterException(
          spec.commandLine(), "--standbys: %d (expected: 0 or more)".formatted(standbys));
    }
    if (asked.contains(Role.DISPATCHER) && dataDir == null && !telling.hasSigningKey()) {
      throw new ParameterException(
          spec.commandLine(),
          "a dispatcher without --signing-key-file and --data-dir (expected: one of them, the same at each start; else every webhook's secret changes)");
    }
    return new Member(
        asked,
        instance == null ? InetAddress.getLocalHost().getHostName() : instance,
        Optional.ofNullable(dataDir),
        standbys);
  }
}
