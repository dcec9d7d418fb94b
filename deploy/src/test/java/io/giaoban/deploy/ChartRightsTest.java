package io.giaoban.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.access.Account;
import io.giaoban.access.Party;
import io.giaoban.access.Right;
import io.giaoban.access.Rights;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the users of Strimzi's Kafka may do. */
final class ChartRightsTest {
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FEED", "READER"})
  void shouldGiveEachAccountTheRightsThatItUses(Party party) {
    Account account = Account.of(party);
    Manifest user =
        Chart.renderAll().stream()
            .filter(one -> one.kind().equals("KafkaUser"))
            .filter(one -> one.name().equals("surveillance-" + account.user()))
            .findFirst()
            .orElseThrow();

    assertThat(user.tree().at("/spec/authorization/acls").valueStream().map(ChartRightsTest::right))
        .containsExactlyInAnyOrderElementsOf(Rights.of(account));
  }

  @Test
  void shouldLetEachRoleComeInAsItself() {
    List<Manifest> workloads =
        Chart.renderAll().stream().filter(one -> one.podSpec().isObject()).toList();

    assertThat(workloads).isNotEmpty();
    for (Manifest workload : workloads) {
      String user =
          workload.kind().equals("Job") ? "surveillance-giaoban-operator" : workload.name();
      assertThat(workload.podSpec().path("volumes").findValuesAsText("secretName")).contains(user);
    }
  }

  private static Right right(JsonNode acl) {
    String type = acl.at("/resource/type").asText();
    boolean prefixed = acl.at("/resource/patternType").asText().equals("prefix");
    return new Right(
        SecurityUtils.operation(acl.at("/operations/0").asText()),
        type.equals("transactionalId")
            ? ResourceType.TRANSACTIONAL_ID
            : ResourceType.valueOf(type.toUpperCase(Locale.ROOT)),
        acl.at("/resource/name").asText(),
        prefixed ? PatternType.PREFIXED : PatternType.LITERAL);
  }
}
