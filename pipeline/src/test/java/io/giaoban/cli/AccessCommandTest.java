package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.giaoban.wire.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code access} against a broker with access control. */
class AccessCommandTest {
  @TempDir private static Path dir;
  private static SecuredSystem system;

  @BeforeAll
  static void start() throws Exception {
    system = SecuredSystem.start(dir);
    system.apply("--feed=kept", "--reader=press");
  }

  @AfterAll
  static void stop() throws Exception {
    system.close();
  }

  @Test
  void shouldGiveNothingTwiceAndKeepPasswords() throws Exception {
    Path file = system.users().resolve("giaoban-gateway.properties");
    String before = Files.readString(file);
    assertThat(system.apply("--feed=kept")).contains("0 rights given").doesNotContain("made ");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void shouldShutNobodyOutWhoseFileIsElsewhere() throws Exception {
    String elsewhere = "--users=" + dir.resolve("elsewhere");
    assertThat(
            refused(
                "apply",
                "--feed=later",
                elsewhere,
                "--bootstrap-servers=" + system.insideServers(),
                "--client-config=" + system.adminFile()))
        .contains("no files of giaoban-gateway, giaoban-processor,")
        .contains("--renew USER makes a new password");
    assertThat(dir.resolve("elsewhere")).doesNotExist();
  }

  @Test
  void shouldRenewAPasswordThatIsNamed() throws Exception {
    system.apply("--feed=renewed");
    Path file = file("giaoban-feed-renewed");
    String before = Files.readString(file);
    Files.delete(file);
    assertThat(system.apply("--feed=renewed", "--renew=giaoban-feed-renewed"))
        .contains("made " + file)
        .doesNotContain("giaoban-gateway");
    assertThat(Files.readString(file)).isNotEqualTo(before);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(
            () -> {
              try (Admin admin =
                  Admin.create(system.cluster("giaoban-feed-renewed").brokers().client())) {
                return admin.listTopics().names().get() != null;
              }
            });
  }

  @Test
  void shouldMakeFilesThatTheirOwnerAloneCanRead() throws Exception {
    try (Stream<Path> files = Files.list(system.users())) {
      assertThat(files)
          .hasSizeGreaterThan(8)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void shouldTakeWhatNoPlanListsAndLeaveOthersAlone() throws Exception {
    AclBinding ours = mayRead("User:giaoban-board", Topics.FEEDS.name());
    AclBinding former = mayRead("User:giaoban-former", Topics.FEEDS.name());
    AclBinding others = mayRead("User:billing", "invoices");
    try (Admin admin = Admin.create(system.administrator().client())) {
      admin.createAcls(List.of(ours, former, others)).all().get();
      assertThat(system.asAdmin("access", "apply"))
          .contains("2 rights that no plan lists are left", "giaoban-former");
      assertThat(system.asAdmin("access", "apply", "--prune")).contains("2 rights taken");
      assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
          .doesNotContain(ours, former)
          .contains(others, mayWrite("User:giaoban-feed-kept", Topics.CASE_REPORTS.name()));
    }
  }

  @Test
  void shouldShutAUserOut() throws Exception {
    system.apply("--feed=stolen");
    String user = "giaoban-feed-stolen";
    try (Admin admin = Admin.create(system.cluster(user).brokers().client())) {
      admin.listTopics().names().get();
    }
    assertThat(system.asAdmin("access", "revoke", user))
        .contains(user + ": 2 rights taken, its password forgotten")
        .contains("remove " + user + ".properties, too");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              try (Admin admin = Admin.create(system.cluster(user).brokers().client())) {
                assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> admin.listTopics().names().get())
                    .withCauseInstanceOf(SaslAuthenticationException.class);
              }
            });
    assertThat(system.asAdmin("access", "revoke", user))
        .contains("0 rights taken, its password was not known");
  }

  @Test
  void shouldListThePlanInEveryForm() {
    assertThat(run("plan", "--feed=x"))
        .contains("giaoban-board: answers readers", "giaoban-feed-x: reports straight to Kafka")
        .contains("write topics: giaoban.case-reports, giaoban.vaccination-reports");
    assertThat(run("plan", "--json"))
        .contains(
            "{\"user\":\"giaoban-clock\",\"operation\":\"WRITE\",\"resource\":\"TOPIC\",\"name\":\"giaoban.clock\",\"pattern\":\"LITERAL\"}");
    assertThat(run("plan", "--commands=kafka:9092"))
        .contains(
            "kafka-acls.sh --bootstrap-server kafka:9092 --command-config admin.properties --add --allow-principal User:giaoban-dispatcher --operation Write --transactional-id 'giaoban.dispatch-' --resource-pattern-type prefixed");
  }

  @Test
  void shouldSayWhoMayDoThis() throws Exception {
    assertThat(refused("apply", "--client-config=" + file("giaoban-operator"), servers()))
        .contains("(expected: a --client-config of a super user of the brokers");
    assertThat(refused("revoke", "somebody", "--client-config=" + file("giaoban-operator")))
        .contains("user: \"somebody\" (expected: one that `access plan` lists");
  }

  private static Path file(String user) {
    return system.users().resolve(user + ".properties");
  }

  private static String servers() {
    return "--bootstrap-servers=" + system.cluster("giaoban-operator").brokers().servers();
  }

  private static AclBinding mayRead(String principal, String topic) {
    return may(principal, AclOperation.READ, topic);
  }

  private static AclBinding mayWrite(String principal, String topic) {
    return may(principal, AclOperation.WRITE, topic);
  }

  private static AclBinding may(String principal, AclOperation operation, String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
  }

  private static String run(String... words) {
    StringWriter out = new StringWriter();
    assertThat(execute(out, new StringWriter(), words)).isZero();
    return out.toString();
  }

  private static String refused(String... words) {
    StringWriter err = new StringWriter();
    assertThat(execute(new StringWriter(), err, words)).isEqualTo(1);
    return err.toString();
  }

  private static int execute(StringWriter out, StringWriter err, String... words) {
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Stream.concat(Stream.of("access"), Stream.of(words)).toArray(String[]::new));
  }
}
