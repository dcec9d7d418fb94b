package io.giaoban.gateway.dhis2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Pushes that went wrong in any way: each value is either counted or refused, never both. */
class MutatedPushTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> EXAMPLES =
      List.of(
          "one-unit.json",
          "bulk.json",
          "one-bad-value.json",
          "exchange-2.41.json",
          "exchange-2.43.json");
  private static final List<String> TEXTS =
      List.of(
          "",
          "0",
          "-1",
          "36.0",
          "99999999999",
          "017",
          "009",
          "999",
          "20220101",
          "20220105",
          "2022W1",
          "CASES",
          "CASES_COMMUNITY",
          "DOSES",
          "DOSE_1",
          "default",
          "2022-01-02",
          "2022-01-02T18:00:00",
          "true",
          "DELETE",
          "code",
          "\uD800",
          "\u0000");
  private static final List<String> NAMES =
      List.of(
          "dataElement",
          "period",
          "orgUnit",
          "categoryOptionCombo",
          "attributeOptionCombo",
          "value",
          "deleted",
          "lastUpdated",
          "strategy",
          "dryRun",
          "dataValues",
          "name");

  private static Door door;

  @BeforeContainer
  static void open() throws IOException {
    door = Door.open();
  }

  @AfterContainer
  static void close() {
    door.close();
  }

  @Property(tries = 1000)
  void shouldCountOrRefuseEachValue(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int mutations) throws Exception {
    Random random = new Random(seed);
    JsonNode payload = JSON.readTree(Door.example(pick(EXAMPLES, random)));
    for (int i = 0; i < mutations; i++) {
      mutate(payload, random);
    }
    door.accepted.clear();
    HttpResponse<String> answer = door.push(payload.toString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400, 409);
    JsonNode summary = Door.json(answer).get("response");
    if (summary != null) {
      assertWhole(summary, answer.statusCode(), payload.get("dataValues").size());
    }
  }

  @Property(tries = 500)
  void shouldAnswerDamagedBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int mutations) throws Exception {
    Random random = new Random(seed);
    StringBuilder payload = new StringBuilder(Door.example(pick(EXAMPLES, random)));
    for (int i = 0; i < mutations; i++) {
      int at = random.nextInt(payload.length());
      payload.replace(at, at + random.nextInt(3), String.valueOf((char) random.nextInt(128)));
    }
    HttpResponse<String> answer = door.push(payload.toString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400, 409);
  }

  private static void assertWhole(JsonNode summary, int status, int values) {
    JsonNode count = summary.get("importCount");
    int imported = count.get("imported").asInt();
    int ignored = count.get("ignored").asInt();
    assertThat(imported + ignored + count.get("deleted").asInt()).isEqualTo(values);
    assertThat(status).isEqualTo(ignored == 0 ? 200 : 409);
    List<Integer> rejected = integers(summary.get("rejectedIndexes"));
    assertThat(rejected).hasSize(ignored).doesNotHaveDuplicates().isSorted();
    assertThat(rejected).allSatisfy(index -> assertThat(index).isBetween(0, values - 1));
    List<Integer> inConflict = new ArrayList<>();
    summary.get("conflicts").forEach(c -> inConflict.addAll(integers(c.get("indexes"))));
    assertThat(inConflict).containsExactlyInAnyOrderElementsOf(rejected);
    if (!summary.at("/importOptions/dryRun").asBoolean()) {
      assertThat(door.accepted.stream().mapToInt(report -> report.counts().size()).sum())
          .isEqualTo(imported);
    }
  }

  private static List<Integer> integers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asInt).toList();
  }

  /** Changes something somewhere in the set, most often in one of its values. */
  private static void mutate(JsonNode set, Random random) {
    JsonNode values = set.path("dataValues");
    if (values instanceof ArrayNode array && !array.isEmpty() && random.nextInt(5) > 0) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(6)) {
        case 0 -> array.add(array.get(at).deepCopy());
        case 1 -> array.remove(at);
        case 2 -> array.set(at, array.get(random.nextInt(array.size())));
        default -> {
          if (random.nextInt(10) == 0 || !(array.get(at) instanceof ObjectNode)) {
            array.set(at, scalar(random));
          } else {
            mutate((ObjectNode) array.get(at), random);
          }
        }
      }
    } else {
      mutate((ObjectNode) set, random);
    }
  }

  private static void mutate(ObjectNode object, Random random) {
    String name = pick(NAMES, random);
    if (random.nextInt(4) == 0) {
      object.remove(name);
    } else if (random.nextInt(20) == 0) {
      object.putArray(name);
    } else {
      object.set(name, scalar(random));
    }
  }

  private static JsonNode scalar(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.getNodeFactory().nullNode();
      case 1 -> JSON.getNodeFactory().numberNode(random.nextInt(500) - 50);
      case 2 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      default -> JSON.getNodeFactory().textNode(pick(TEXTS, random));
    };
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
