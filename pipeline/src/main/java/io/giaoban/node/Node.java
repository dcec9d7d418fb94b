package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.place.Places;
import io.giaoban.wire.Cluster;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One running process: all roles with broker and registry, or some of them on those of a cluster.
 * What was started is stopped in reverse, also where a start fails half-way.
 */
public final class Node implements AutoCloseable {
  private final Parts parts;
  private final Cluster cluster;
  private final Roles roles;

  private Node(Parts parts, Cluster cluster, Roles roles) {
    this.parts = parts;
    this.cluster = cluster;
    this.roles = roles;
  }

  /**
   * Starts everything, broker and registry included, and returns when it serves.
   *
   * @param parts what is started, so that it can be stopped before all of it is
   * @throws RuntimeException with what to do, if a port is taken, or the data do not fit
   */
  public static Node standalone(StandaloneOptions options, Parts parts) {
    try {
      NodeOptions node = options.node();
      DataDir data = parts.started(DataDir.open(node.member().dataDir()));
      Cluster cluster =
          EmbeddedCluster.start(parts, data, options.kafkaPort(), options.registryPort());
      ClusterSetup setup = parts.started(ClusterSetup.of(cluster));
      setup.ensure(Optional.empty(), Optional.empty(), node.clock());
      // Before the processor starts, so that reports that wait for it find them in force.
      setup.define(options.places(), options.rules().map(RulesWatch::rules));
      Roles roles = Roles.start(node, cluster, setup, data, parts);
      options.rules().ifPresent(watch -> parts.started(watch).start(cluster.brokers()));
      return new Node(parts, cluster, roles);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Starts some roles on a cluster that has its topics and schemas, and returns when they serve.
   *
   * @param parts what is started, so that it can be stopped before all of it is
   * @throws RuntimeException with what to do, if a port is taken, or what the cluster has does not
   *     fit
   */
  public static Node serve(NodeOptions options, Cluster cluster, Parts parts) {
    try {
      DataDir data = parts.started(DataDir.open(options.member().dataDir()));
      ClusterSetup setup = parts.started(ClusterSetup.of(cluster));
      setup.check(options.clock());
      if (options.member().roles().contains(Role.PROCESSOR)) {
        setup.checkState();
      }
      return new Node(parts, cluster, Roles.start(options, cluster, setup, data, parts));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** Where it listens for HTTP. */
  public String httpUrl() {
    return roles.httpUrl();
  }

  /** The brokers and the registry that it works on. */
  public Cluster cluster() {
    return cluster;
  }

  /** The cities that report here now. */
  public Places places() {
    return roles.places();
  }

  /**
   * What it tells.
   *
   * @throws IllegalStateException if none of its roles knows that
   */
  public Board board() {
    return roles.board();
  }

  /**
   * Where reports can be put in, as the gateway does.
   *
   * @throws IllegalStateException if it is no gateway
   */
  public KafkaReports reports() {
    return roles.reports();
  }

  /** Whether all that was put in has come out and can be read. */
  public boolean caughtUp() {
    return roles.caughtUp();
  }

  /** Completes if the processor has to give up, which the log explains. */
  public CompletableFuture<Void> failed() {
    return roles.failed();
  }

  @Override
  public void close() {
    parts.close();
  }
}
