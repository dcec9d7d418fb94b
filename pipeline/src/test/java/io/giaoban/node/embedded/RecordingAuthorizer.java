package io.giaoban.node.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's own authorizer, that remembers what it was asked and what it said. */
public final class RecordingAuthorizer extends StandardAuthorizer {
  // Kafka makes its own instances: one for the broker, one for the controller.
  private static final Queue<Act> ACTS = new ConcurrentLinkedQueue<>();

  /**
   * What somebody wanted to do.
   *
   * @param allowed whether it was let
   * @param meant whether it wanted just that; else it would have been content with another right
   */
  public record Act(
      String user,
      AclOperation operation,
      ResourceType type,
      String name,
      boolean allowed,
      boolean meant) {}

  /** Forgets what was asked of brokers before. */
  static void forget() {
    ACTS.clear();
  }

  /** All that was asked for, in this process, up to now. */
  public static List<Act> acts() {
    return List.copyOf(ACTS);
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = new ArrayList<>(super.authorize(context, actions));
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      ACTS.add(
          new Act(
              context.principal().getName(),
              action.operation(),
              action.resourcePattern().resourceType(),
              action.resourcePattern().name(),
              results.get(i) == AuthorizationResult.ALLOWED,
              action.logIfDenied()));
    }
    return results;
  }
}
