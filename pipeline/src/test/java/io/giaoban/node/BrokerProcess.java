package io.giaoban.node;

import io.giaoban.node.embedded.EmbeddedBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, so that it can be killed while all else goes on. */
final class BrokerProcess implements AutoCloseable {
  private static final String READY = "ready ";

  private final Process process;
  private final String bootstrapServers;

  private BrokerProcess(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  /** What the process runs: arguments are port and directory. */
  public static void main(String[] args) throws InterruptedException {
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(Integer.parseInt(args[0]), Path.of(args[1]))) {
      System.out.println(READY + broker.bootstrapServers());
      Thread.currentThread().join();
    }
  }

  /** Starts one on a port, 0: any free; goes on with what the directory has. */
  static BrokerProcess start(int port, Path dir) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BrokerProcess.class.getName(),
                    Integer.toString(port),
                    dir.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return new BrokerProcess(process, line.substring(READY.length()));
      }
    }
    throw new IllegalStateException("the broker did not start");
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  int port() {
    return Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
  }

  /** Ends it as a power cut does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
