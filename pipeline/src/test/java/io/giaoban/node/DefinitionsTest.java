package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.CompiledRule;
import io.giaoban.alert.Rule;
import io.giaoban.alert.Rules;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceMatcher;
import io.giaoban.node.embedded.EmbeddedBroker;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places, rules and silences over starts, on a real broker. */
class DefinitionsTest {
  private static final int PARTITIONS = 3;
  private static final City HANOI = city("VN-HN");
  private static final City TOKYO = city("JP-13");

  @TempDir private Path dir;
  private EmbeddedBroker broker;
  private DefinitionSetup setup;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(0, dir);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicSetup(admin).ensure(Optional.of(PARTITIONS), Optional.empty(), ClockMode.LIVE);
    }
    setup = new DefinitionSetup(brokers());
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void shouldBeginWithTheShippedOnesInEveryPartition() {
    setup.ensure(Optional.empty(), Optional.empty());
    assertThat(cities()).containsExactly("VN-HN", "JP-13");
    assertThat(rules()).containsExactlyElementsOf(ids(RulesFile.shipped()));
    assertThat(places().toAdd(PlacesFile.shipped().cities())).isEmpty();
  }

  @Test
  void shouldLeaveWhatIsThereWhenNothingIsGiven() {
    List<Rule> one = RulesFile.shipped().subList(0, 1);
    setup.ensure(Optional.of(Places.of(List.of(TOKYO))), Optional.of(file(one)));
    setup.ensure(Optional.empty(), Optional.empty());
    assertThat(cities()).containsExactly("JP-13");
    assertThat(rules()).containsExactlyElementsOf(ids(one));
  }

  @Test
  void shouldBringTheTopicsToWhatIsGiven() {
    setup.ensure(Optional.of(Places.of(List.of(TOKYO))), Optional.empty());
    List<Rule> one = RulesFile.shipped().subList(0, 1);
    setup.ensure(Optional.of(Places.of(List.of(HANOI))), Optional.of(file(one)));
    assertThat(cities()).containsExactly("JP-13", "VN-HN");
    assertThat(rules()).containsExactlyElementsOf(ids(one));
  }

  @Test
  void shouldFinishWhatAFormerStartLeftUndone() {
    new DefinitionWriter(brokers())
        .write(
            List.of(
                new ProducerRecord<>(
                    Topics.PLACES.name(), 1, 0L, "JP-13", PlacesFile.toJson(TOKYO))));
    setup.ensure(Optional.empty(), Optional.empty());
    assertThat(cities()).containsExactly("JP-13");
    assertThat(places().toAdd(List.of(TOKYO))).isEmpty();
    assertThat(places().toAdd(List.of(HANOI))).hasSize(PARTITIONS);
  }

  @Test
  void shouldWriteNothingAnewForAnotherSpellingOfTheSame() {
    byte[] spelled =
        new String(PlacesFile.toJson(TOKYO), UTF_8).replace(",", " , ").getBytes(UTF_8);
    DefinitionWriter writer = new DefinitionWriter(brokers());
    for (int partition = 0; partition < PARTITIONS; partition++) {
      writer.write(
          List.of(new ProducerRecord<>(Topics.PLACES.name(), partition, 0L, "JP-13", spelled)));
    }
    assertThat(places().toAdd(List.of(TOKYO))).isEmpty();
  }

  @Test
  void shouldTakeASilenceFromEveryPartition() {
    Silence silence =
        new Silence(
            "s-1",
            new SilenceMatcher(List.of(), List.of("VN-HN"), List.of(), List.of()),
            Instant.EPOCH,
            Instant.parse("2022-01-02T11:00:00Z"),
            "Lan",
            "Bảo trì");
    SilencesTopic.read(brokers()).put(silence);
    SilencesTopic present = SilencesTopic.read(brokers());
    assertThat(present.silences()).containsExactly(silence);
    present.put(silence.endingAt(Instant.EPOCH.plusSeconds(1)));
    assertThat(SilencesTopic.read(brokers()).silence("s-1"))
        .contains(silence.endingAt(Instant.EPOCH.plusSeconds(1)));
    present.takeBack("s-1");
    Definitions<Silence> after = Definitions.read(DefinitionKind.SILENCES, brokers());
    assertThat(after.current()).isEmpty();
    assertThat(after.toDelete(List.of("s-1"))).isEmpty();
    assertThat(after.toAdd(List.of(silence))).hasSize(PARTITIONS);
  }

  private Definitions<City> places() {
    return Definitions.read(DefinitionKind.PLACES, brokers());
  }

  private List<String> cities() {
    return places().current().stream().map(City::code).toList();
  }

  private List<String> rules() {
    return ids(Definitions.read(DefinitionKind.RULES, brokers()).current());
  }

  private static Rules file(List<Rule> rules) {
    return new Rules(rules.stream().map(CompiledRule::compile).toList(), List.of());
  }

  private static List<String> ids(List<Rule> rules) {
    return rules.stream().map(Rule::id).toList();
  }

  private static City city(String code) {
    return PlacesFile.shipped().cities().stream()
        .filter(city -> city.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private Brokers brokers() {
    return Brokers.open(broker.bootstrapServers());
  }
}
