package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.gateway.RateLimit;
import io.giaoban.node.HttpOptions;
import io.giaoban.node.Member;
import io.giaoban.node.Node;
import io.giaoban.node.NodeOptions;
import io.giaoban.node.Parts;
import io.giaoban.node.Role;
import io.giaoban.node.SubscriberOptions;
import io.giaoban.node.embedded.EmbeddedRegistry;
import io.giaoban.node.embedded.SecureBroker;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A broker with access control, and each role on it by its own account and nothing else. */
final class SecuredSystem implements AutoCloseable {
  static final String KEY = "operators-key";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Map<Role, Node> nodes = new EnumMap<>(Role.class);
  private final Path dir;
  private final SecureBroker broker;
  private final EmbeddedRegistry registry;

  private SecuredSystem(Path dir) throws Exception {
    this.dir = dir;
    broker = started(SecureBroker.start(dir));
    registry = started(EmbeddedRegistry.start(0, dir.resolve("registry")));
  }

  /** Starts broker and registry; nobody has an account yet. */
  static SecuredSystem start(Path dir) throws Exception {
    return new SecuredSystem(dir);
  }

  /** Gives accounts and rights to all, a feed and a reader by these names too. */
  String apply(String... more) throws IOException {
    return asAdmin(
        Stream.concat(
                Stream.of("access", "apply", "--users=" + users(), "--trust=" + broker.trust()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** Starts a role with the account of that user. */
  Node serve(Role role, String user) throws IOException {
    Node node =
        started(
            Node.serve(
                new NodeOptions(
                        new Member(EnumSet.of(role), "1", Optional.of(dir.resolve(user)), 0),
                        HttpOptions.loopback(0),
                        Optional.empty(),
                        KEY,
                        RateLimit.USUAL,
                        SubscriberOptions.USUAL,
                        ClockMode.LIVE)
                    .onTrial(),
                cluster(user),
                new Parts()));
    nodes.put(role, node);
    return node;
  }

  /** Where that user comes, with what its file says. */
  Cluster cluster(String user) {
    return cluster(ClientConfig.read(users().resolve(user + ".properties")).kafka());
  }

  /** Where one comes who is let in by these settings. */
  Cluster cluster(Map<String, String> access) {
    return new Cluster(new Brokers(broker.bootstrapServers(), access), registry.url(), Map.of());
  }

  /** Where one comes who has a certificate. */
  String insideServers() {
    return broker.insideServers();
  }

  /** Where the administrator comes. */
  Brokers administrator() throws IOException {
    return new Brokers(broker.insideServers(), ClientConfig.read(broker.admin()).kafka());
  }

  /** How the administrator comes in. */
  Path adminFile() throws IOException {
    return broker.admin();
  }

  Path trust() {
    return broker.trust();
  }

  Path users() {
    return dir.resolve("users");
  }

  /** What a command prints that ends well, run by that user. */
  String run(String user, String... command) {
    return run(broker.bootstrapServers(), users().resolve(user + ".properties"), command);
  }

  String asAdmin(String... command) throws IOException {
    return run(broker.insideServers(), broker.admin(), command);
  }

  private String run(String servers, Path config, String... command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments =
        Stream.concat(
                Stream.of(command),
                Stream.of("--bootstrap-servers=" + servers, "--client-config=" + config))
            .toList();
    int code =
        Giaoban.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    assertThat(code).as("%s: %s%s", arguments, out, err).isZero();
    return out.toString();
  }

  /** The same, where the command needs the registry too. */
  String runWithRegistry(String user, String... command) {
    return run(
        user,
        Stream.concat(Stream.of(command), Stream.of("--registry=" + registry.url()))
            .toArray(String[]::new));
  }

  HttpResponse<String> ask(Role role, String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(nodes.get(role).httpUrl() + path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("not everything could be stopped", e);
      }
    }
  }

  private <T extends AutoCloseable> T started(T part) {
    started.push(part);
    return part;
  }
}
