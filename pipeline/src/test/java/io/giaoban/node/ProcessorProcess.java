package io.giaoban.node;

import io.giaoban.wire.Cluster;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A processor in a process of its own, as {@code serve} runs it. */
final class ProcessorProcess implements AutoCloseable {
  private final String name;
  private final Process process;

  private ProcessorProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Starts one, and returns when it processes. */
  static ProcessorProcess start(Cluster cluster, String name, Path dataDir, int standbys)
      throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.giaoban.cli.Giaoban",
                    "serve",
                    "--roles=processor",
                    "--clock=data",
                    "--http-port=0",
                    "--instance=" + name,
                    "--data-dir=" + dataDir,
                    "--standbys=" + standbys,
                    "--bootstrap-servers=" + cluster.brokers(),
                    "--registry=" + cluster.registryUrl()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready")) {
        return new ProcessorProcess(name, process);
      }
    }
    throw new IllegalStateException("processor %s did not start".formatted(name));
  }

  /** Which of all processors it is. */
  String name() {
    return name;
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
