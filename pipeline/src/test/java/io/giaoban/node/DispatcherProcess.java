package io.giaoban.node;

import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.dispatch.desk.DispatchKafka;
import io.giaoban.dispatch.desk.Dispatcher;
import io.giaoban.dispatch.http.AllowedNetworks;
import io.giaoban.dispatch.http.GuardedHttp;
import io.giaoban.dispatch.webhook.WebhookSender;
import io.giaoban.gateway.Feed;
import io.giaoban.wire.Cluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A dispatcher in a process of its own, so that it can be killed while all else goes on. */
final class DispatcherProcess implements AutoCloseable {
  private static final String READY = "ready";

  private final Process process;

  private DispatcherProcess(Process process) {
    this.process = process;
  }

  /** What the process runs: arguments are its name, brokers and registry. */
  public static void main(String[] args) throws InterruptedException {
    try (Parts parts = new Parts()) {
      Cluster cluster = Cluster.open(args[1], args[2]);
      DefinitionViews defined =
          new DefinitionViews(parts, cluster.brokers(), Feed.operator("operators-key"));
      Supplier<Subscriptions> subscriptions = defined.subscriptions();
      defined.awaitRead();
      parts.started(
          Dispatcher.start(
              new DispatchKafka(args[0], cluster),
              () -> subscriptions.get().all(),
              Map.of(
                  "webhook",
                  new WebhookSender(
                      parts.started(new GuardedHttp(AllowedNetworks.THIS_MACHINE)),
                      secrets(),
                      new NoDays(),
                      message -> "",
                      () -> "http://localhost",
                      Clock.systemUTC())),
              (subscription, reason) -> {},
              new SimpleMeterRegistry(),
              Clock.systemUTC()));
      System.out.println(READY);
      Thread.currentThread().join();
    }
  }

  /** By which all of them sign. */
  static SubscriberSecrets secrets() {
    return new SubscriberSecrets(
        "a signing key of more than thirty-two bytes".getBytes(StandardCharsets.US_ASCII));
  }

  /** Starts one; it goes on where the one of that name before it was. */
  static DispatcherProcess start(String name, TestCluster cluster) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-cp",
                    System.getProperty("java.class.path"),
                    DispatcherProcess.class.getName(),
                    name,
                    cluster.brokers().servers(),
                    cluster.cluster().registryUrl()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new DispatcherProcess(process);
  }

  /** Waits until it has begun to work. */
  DispatcherProcess awaitReady() throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.equals(READY)) {
        return this;
      }
    }
    throw new IllegalStateException("the dispatcher did not start");
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
