package io.giaoban.node;

import io.giaoban.wire.Cluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A processor in a process of its own, as the image runs it. */
final class ProcessorProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready http=(\\S+) .*");
  private static final Pattern TAKEN =
      Pattern.compile("giaoban_processor_partitions(\\{.*})? [1-9].*");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String JAR = "target/giaoban.jar";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final Process process;
  private final String url;
  private final Path log;

  private ProcessorProcess(String name, Process process, String url, Path log) {
    this.name = name;
    this.process = process;
    this.url = url;
    this.log = log;
  }

  /** The program's classes as the JVM wants them in memory, as the image has them, too. */
  static Path archive(Path dir) throws IOException, InterruptedException {
    Path archive = dir.resolve("giaoban.jsa");
    new ProcessBuilder(
            JAVA,
            "-XX:ArchiveClassesAtExit=" + archive,
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off",
            "-jar",
            JAR,
            "demo",
            "--speed=max",
            "--exit",
            "--json")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    return archive;
  }

  /** Starts one, and returns when it processes. */
  static ProcessorProcess start(
      Cluster cluster, Path archive, String name, Path dataDir, int standbys) throws IOException {
    Path log = dataDir.resolveSibling(name + ".log");
    Process process =
        new ProcessBuilder(
                List.of(
                    JAVA,
                    "@../deploy/jvm.options",
                    "-Xmx512m",
                    "-XX:SharedArchiveFile=" + archive,
                    "-jar",
                    JAR,
                    "serve",
                    "--roles=processor",
                    "--clock=data",
                    "--http-port=0",
                    "--instance=" + name,
                    "--data-dir=" + dataDir,
                    "--standbys=" + standbys,
                    "--log-level=info",
                    "--bootstrap-servers=" + cluster.brokers(),
                    "--registry=" + cluster.registryUrl()))
            .redirectError(log.toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready")) {
        return new ProcessorProcess(name, process, READY.matcher(line).replaceFirst("$1"), log);
      }
    }
    throw new IllegalStateException("processor %s did not start".formatted(name));
  }

  /** Which of all processors it is. */
  String name() {
    return name;
  }

  /** Returns when it has taken a record. */
  void awaitProcessing() throws IOException, InterruptedException {
    HttpRequest metrics = HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
    while (HTTP.send(metrics, BodyHandlers.ofLines())
        .body()
        .noneMatch(line -> TAKEN.matcher(line).matches())) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** What it said of reading back its state. */
  String restored() throws IOException {
    return Files.readString(log)
        .lines()
        .filter(line -> line.contains("records of state read back"))
        .map(line -> line.replaceFirst(".* (\\d+ records of state)", "$1"))
        .collect(Collectors.joining("; "));
  }

  /** Ends it in good order, and returns when it has ended. */
  void stop() {
    process.destroy();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
