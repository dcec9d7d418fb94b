package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.giaoban.node.Role;
import io.giaoban.node.health.Reason;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A role that lacks a right says which, waits without noise, and goes on when it has it. */
class LackingRightsTest {
  @TempDir private static Path dir;
  private static SecuredSystem system;
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  @BeforeAll
  static void start() throws Exception {
    system = SecuredSystem.start(dir);
    system.apply();
    system.runWithRegistry("giaoban-operator", "topics", "create", "--partitions=3");
    system.serve(Role.GATEWAY, "giaoban-gateway");
    system.serve(Role.BOARD, "giaoban-board");
    LOG.start();
    logger().addAppender(LOG);
  }

  @AfterAll
  static void stop() throws Exception {
    logger().detachAppender(LOG);
    system.close();
  }

  @Test
  void shouldSayOnceWhatTheBoardMayNotRead() throws Exception {
    take("giaoban-board", AclOperation.READ, Topics.ALERTS.name());
    awaitReason(Role.BOARD, Reason.TRYING_AGAIN, true);
    system.apply();
    awaitReason(Role.BOARD, Reason.TRYING_AGAIN, false);
    assertThat(told(Level.ERROR))
        .filteredOn(line -> line.contains("giaoban.alerts"))
        .containsExactly(
            "the board waits: this user may not read giaoban.alerts (expected: the rights that `giaoban access plan` lists)");
  }

  @Test
  void shouldAnswer503WhileTheGatewayMayNotWrite() throws Exception {
    take("giaoban-gateway", AclOperation.WRITE, Topics.CASE_REPORTS.name());
    // It could still describe the topic, and so learns of it from the broker's answer.
    assertThat(report("a").statusCode()).isEqualTo(503);
    awaitReason(Role.GATEWAY, Reason.CANNOT_ACCEPT, true);
    system.apply();
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> report("b").statusCode() == 200);
    awaitReason(Role.GATEWAY, Reason.CANNOT_ACCEPT, false);
    assertThat(told(Level.WARN))
        .anySatisfy(
            line ->
                assertThat(line)
                    .endsWith(
                        "of feed default could not be made safe: this user may not write giaoban.case-reports (expected: the rights that `giaoban access plan` lists)"));
  }

  @Test
  void shouldNotStartWithARightOfAnotherRoleAlone() {
    assertThatIllegalStateException()
        .isThrownBy(() -> system.serve(Role.GATEWAY, "giaoban-registry"))
        .withMessageContaining("this user may not describe")
        .withMessageContaining("giaoban access plan");
  }

  private static java.net.http.HttpResponse<String> report(String key) throws Exception {
    String report =
        "{\"kind\":\"cases\",\"city\":\"VN-HN\",\"unit\":\"001\",\"day\":\"%s\",\"newCases\":1}"
            .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(2));
    return system.ask(Role.GATEWAY, "POST", "/v1/reports", report, "Idempotency-Key", key);
  }

  private static void awaitReason(Role role, Reason reason, boolean there) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> system.ask(role, "GET", "/readyz", "").body().contains(reason.name()) == there);
  }

  private static void take(String user, AclOperation operation, String topic) throws Exception {
    try (Admin admin =
        Admin.create(system.administrator().client(Map.of("client.id", "administrator")))) {
      assertThat(
              admin
                  .deleteAcls(
                      List.of(
                          new AclBindingFilter(
                              new ResourcePatternFilter(
                                  ResourceType.TOPIC, topic, PatternType.LITERAL),
                              new AccessControlEntryFilter(
                                  "User:" + user, null, operation, AclPermissionType.ANY))))
                  .all()
                  .get())
          .hasSize(1);
    }
  }

  private static List<String> told(Level level) {
    return List.copyOf(LOG.list).stream()
        .filter(event -> event.getLevel() == level && event.getThrowableProxy() == null)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("io.giaoban");
  }
}
