package io.giaoban.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * The compose files of this checkout as a project of its own, on free ports of the loopback
 * address. It and its volumes go when it is closed.
 */
final class ComposeProject implements AutoCloseable {
  static final String KEY = "secret";

  private static final String FOR_TESTS =
      "pipeline/src/test/resources/io/giaoban/container/tests.yml";
  private static final List<String> PORTS =
      List.of("HTTP_PORT", "REGISTRY_PORT", "KAFKA_1_PORT", "KAFKA_2_PORT", "KAFKA_3_PORT");

  private final String name;
  private final Map<String, String> ports;
  private final Command compose;

  private ComposeProject(String name, Map<String, String> ports, Command compose) {
    this.name = name;
    this.ports = ports;
    this.compose = compose;
  }

  /**
   * A project of which nothing runs yet, of the image of this build.
   *
   * @param suffix tells it from others of these tests
   * @param variables that the files ask for
   * @param overrides compose files that change docker-compose.yml
   */
  static ComposeProject of(String suffix, Map<String, String> variables, String... overrides) {
    String name = "giaoban-it-%d-%s".formatted(ProcessHandle.current().pid(), suffix);
    Map<String, String> ports = freePorts();
    Map<String, String> environment = new HashMap<>(ports);
    environment.put("GIAOBAN_FEED_KEY", KEY);
    environment.put("GIAOBAN_IMAGE", Image.name());
    environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    environment.putAll(variables);
    List<String> words = new ArrayList<>(List.of("docker", "compose", "--progress", "plain"));
    Stream.of(Stream.of("docker-compose.yml"), Stream.of(overrides), Stream.of(FOR_TESTS))
        .flatMap(files -> files)
        .forEach(file -> words.addAll(List.of("-f", file)));
    words.addAll(List.of("-p", name));
    return new ComposeProject(name, ports, new Command(words, Image.ROOT, environment));
  }

  /** {@code docker compose …}; what it wrote. */
  String run(String... arguments) {
    return compose.with(arguments).run();
  }

  /** {@code docker compose up -d --wait …} */
  void up(String... arguments) {
    compose.with("up", "-d", "--wait", "--wait-timeout", "300").with(arguments).run();
  }

  /** {@code docker compose up -d --no-deps …}: these, whether or not there is what they need. */
  void start(String... services) {
    compose.with("up", "-d", "--no-deps").with(services).run();
  }

  /** {@code giaoban …} on this machine; what it wrote. */
  String giaoban(String... words) {
    return Command.of(Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .with("-jar", "target/giaoban.jar")
        .with(words)
        .with("--bootstrap-servers", bootstrapServers())
        .run();
  }

  /** {@code docker …}; what it wrote. */
  String docker(String... arguments) {
    return Command.of("docker").with(arguments).run();
  }

  /** Loses these containers, and all that they had on volumes of their own names. */
  void lose(List<String> services, List<String> volumes) {
    compose.with("rm", "--stop", "--force").with(services.toArray(String[]::new)).run();
    for (String volume : volumes) {
      docker("volume", "rm", name + "_" + volume);
    }
  }

  /** Waits until a container's health check says that it serves. */
  void awaitHealthy(String container) {
    await(container + " healthy").until(() -> isHealthy(container));
  }

  /** Waits until a container has ended, or its health check says that it does not serve. */
  void awaitAway(String container) {
    await(container + " away").until(() -> !isHealthy(container));
  }

  private boolean isHealthy(String container) {
    return docker("inspect", "-f", "{{.State.Health.Status}}", container).equals("healthy");
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(Duration.ofMinutes(3));
  }

  /** Names of the containers of a service that run. */
  List<String> containers(String service) {
    return run("ps", "--format", "{{.Name}}", service).lines().sorted().toList();
  }

  /** The one door. */
  Door door() {
    return new Door("http://127.0.0.1:" + ports.get("HTTP_PORT"));
  }

  String bootstrapServers() {
    return "127.0.0.1:" + ports.get("KAFKA_1_PORT");
  }

  String registryUrl() {
    return "http://127.0.0.1:%s/apis/ccompat/v7".formatted(ports.get("REGISTRY_PORT"));
  }

  @Override
  public void close() {
    run("--profile", "*", "down", "--volumes", "--remove-orphans", "--timeout", "2");
  }

  /** All taken before any is given back, so that no two are the same. */
  private static Map<String, String> freePorts() {
    Map<String, String> free = new HashMap<>();
    List<ServerSocket> taken = new ArrayList<>();
    try {
      for (String port : PORTS) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        taken.add(socket);
        free.put(port, Integer.toString(socket.getLocalPort()));
      }
      for (ServerSocket socket : taken) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
    return free;
  }
}
