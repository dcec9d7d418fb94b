package io.giaoban.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the users of Strimzi's Kafka may do. */
final class ChartRightsTest {
  /** Of Kafka Streams, and of the registry. */
  private static final List<String> OF_OTHERS = List.of("giaoban-rows-changelog", "kafkasql-");

  @Test
  void shouldNameOnlyTopicsThatThereAre() {
    List<String> known =
        Stream.concat(Topics.ALL.stream().map(Topic::name), OF_OTHERS.stream()).toList();

    assertThat(rights().filter(right -> right.resource().equals("topic")).map(Right::name))
        .filteredOn(name -> !name.equals("giaoban."))
        .isNotEmpty()
        .isSubsetOf(known);
  }

  @Test
  void shouldLetNobodyButProcessorsTellFiguresAndAlerts() {
    for (Topic told : List.of(Topics.CITY_DAYS, Topics.UNIT_DAYS, Topics.ALERTS)) {
      assertThat(whoMay("Write", told)).containsExactly("processor");
    }
  }

  @Test
  void shouldLetNobodyButClocksWriteTheTime() {
    assertThat(whoMay("Write", Topics.CLOCK)).containsExactly("clock");
  }

  @Test
  void shouldLetBoardsWriteNothing() {
    assertThat(rights().filter(right -> right.user().equals("board")).map(Right::operation))
        .isNotEmpty()
        .doesNotContain("Write", "Create", "Delete", "Alter", "All");
  }

  @Test
  void shouldGiveNobodyARightOnTheClusterOrOnEverything() {
    assertThat(rights())
        .noneMatch(right -> right.resource().equals("cluster"))
        .noneMatch(right -> right.name().isEmpty() || right.name().equals("*"))
        .noneMatch(right -> right.operation().equals("All"));
  }

  /** Each process has the account of its role. */
  @Test
  void shouldLetEachRoleComeInAsItself() {
    Chart.renderAll().stream()
        .filter(one -> one.podSpec().isObject())
        .forEach(
            one -> {
              String user = one.kind().equals("Job") ? "operator" : role(one.name());
              assertThat(one.podSpec().path("volumes").findValuesAsText("secretName"))
                  .contains("surveillance-giaoban-" + user);
            });
  }

  private record Right(String user, String operation, String resource, String name) {}

  private static Stream<String> whoMay(String operation, Topic topic) {
    return rights()
        .filter(right -> right.operation().equals(operation) && right.name().equals(topic.name()))
        .map(Right::user);
  }

  private static Stream<Right> rights() {
    return Chart.renderAll().stream()
        .filter(one -> one.kind().equals("KafkaUser"))
        .flatMap(
            user ->
                user.tree().at("/spec/authorization/acls").valueStream()
                    .map(acl -> right(role(user.name()), acl)));
  }

  private static Right right(String user, JsonNode acl) {
    return new Right(
        user,
        acl.at("/operations/0").asText(),
        acl.at("/resource/type").asText(),
        acl.at("/resource/name").asText());
  }

  private static String role(String name) {
    return name.substring(name.lastIndexOf('-') + 1);
  }
}
