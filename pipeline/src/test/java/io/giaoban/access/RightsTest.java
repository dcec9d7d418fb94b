package io.giaoban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.giaoban.wire.Groups;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what. */
class RightsTest {
  private static final Path PAGE = Path.of("../docs/security.md");
  private static final AccessPlan EVERYBODY = AccessPlan.of(List.of("name"), List.of("name"));
  static final List<Topic> TOPICS = Topics.ALL;

  @ParameterizedTest
  @FieldSource("TOPICS")
  void shouldHaveSomebodyWriteAndSomebodyReadEveryTopic(Topic topic) {
    assertThat(who(AclOperation.WRITE, topic)).isNotEmpty();
    assertThat(who(AclOperation.READ, topic)).isNotEmpty().isNotEqualTo(Set.of(Party.BACKUP));
  }

  @Test
  void shouldLetProcessorsAloneTellResults() {
    for (Topic result :
        List.of(
            Topics.CITY_DAYS,
            Topics.UNIT_DAYS,
            Topics.ALERTS,
            Topics.RULE_HEALTH,
            Topics.INTAKE_COUNTS,
            Topics.REPLAYED_REPORTS)) {
      assertThat(who(AclOperation.WRITE, result)).as(result.name()).containsOnly(Party.PROCESSOR);
    }
  }

  @Test
  void shouldShowSubscribersToDispatchersAndKeysToGatewaysAlone() {
    for (Topic topic :
        List.of(Topics.SUBSCRIPTIONS, Topics.SUBSCRIPTION_PROGRESS, Topics.DELIVERIES)) {
      assertThat(who(AclOperation.READ, topic)).containsOnly(Party.DISPATCHER, Party.BACKUP);
      assertThat(who(AclOperation.WRITE, topic)).containsOnly(Party.DISPATCHER);
    }
    assertThat(who(AclOperation.READ, Topics.FEEDS))
        .containsOnly(Party.GATEWAY, Party.OPERATOR, Party.BACKUP);
    assertThat(who(AclOperation.WRITE, Topics.FEEDS)).containsOnly(Party.OPERATOR);
  }

  @Test
  void shouldLetNobodyWriteTheTimeButClocks() {
    assertThat(who(AclOperation.WRITE, Topics.CLOCK)).containsOnly(Party.CLOCK);
  }

  @ParameterizedTest
  @EnumSource(
      value = Party.class,
      names = {"BOARD", "READER", "BACKUP"})
  void shouldLetThoseWhoOnlyReadChangeNothing(Party party) {
    assertThat(rights(party).stream().map(Right::operation))
        .isSubsetOf(AclOperation.READ, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
  }

  @ParameterizedTest
  @EnumSource(Party.class)
  void shouldGiveNobodyTheCluster(Party party) {
    assertThat(rights(party))
        .noneMatch(right -> right.type() == ResourceType.CLUSTER)
        .noneMatch(right -> right.name().equals("*") || right.name().isEmpty())
        .noneMatch(right -> right.operation() == AclOperation.ALL)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {Groups.DISPATCH_TRANSACTIONS, Groups.RESTORE_TRANSACTIONS, Groups.RESET})
  void shouldLetProcessorsEndNoTransactionsButTheirOwn(String prefix) {
    assertThat(rights(Party.PROCESSOR))
        .filteredOn(right -> right.type() == ResourceType.TRANSACTIONAL_ID)
        .isNotEmpty()
        .noneMatch(right -> prefix.startsWith(right.name()));
  }

  @Test
  void shouldKeepReadersToGroupsOfTheirOwn() {
    assertThat(Rights.of(Account.of(Party.READER, "press")))
        .contains(
            new Right(
                AclOperation.READ,
                ResourceType.GROUP,
                "giaoban-reader-press.",
                PatternType.PREFIXED));
  }

  @Test
  void shouldKnowOurUsersAndNoOthers() {
    for (Account account : EVERYBODY.accounts()) {
      assertThat(Account.ofUser(account.user())).contains(account);
    }
    for (String other : List.of("broker", "admin", "giaoban", "giaoban-", "giaoban-feed-")) {
      assertThat(Account.ofUser(other)).as(other).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ba Dinh", "-x", "*", "a\"b"})
  void shouldRefuseNamesThatAreNone(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Account.of(Party.FEED, name))
        .withMessageContaining("(expected: 1 to 63 of a-z, 0-9 and hyphens)");
  }

  @Test
  void shouldTellTheSameInTheManual() throws IOException {
    assertThat(Files.readString(PAGE))
        .as(
            "docs/security.md; its table anew: giaoban access plan --markdown --feed name --reader name")
        .contains(AccessText.markdown(EVERYBODY));
  }

  private static Set<Party> who(AclOperation operation, Topic topic) {
    return EnumSet.allOf(Party.class).stream()
        .filter(
            party ->
                rights(party).stream()
                    .anyMatch(right -> right.operation() == operation && isOn(right, topic)))
        .collect(Collectors.toSet());
  }

  private static boolean isOn(Right right, Topic topic) {
    return right.type() == ResourceType.TOPIC
        && (right.pattern() == PatternType.PREFIXED
            ? topic.name().startsWith(right.name())
            : topic.name().equals(right.name()));
  }

  private static List<Right> rights(Party party) {
    return Rights.of(party.many() ? Account.of(party, "name") : Account.of(party));
  }
}
