package io.giaoban.stream;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;

/**
 * From reports to city days and alerts, in one sub-topology without repartitioning: everything
 * about a city is in one partition.
 *
 * <p>Flushing just before a commit rests on a pulse: the first record after a commit puts one into
 * a table whose cache Kafka Streams empties before it commits, and what leaves the cache runs the
 * {@link Briefing}.
 */
public final class BriefingTopology {
  private static final String PULSES = "pulses";

  private final SchemaRegistryClient registry;
  private final Function<Topic, Serde<SpecificRecord>> serdes;
  private final TaskSigns signs = new TaskSigns();
  private final int partitions;
  private final Stage stage;

  /**
   * The topology.
   *
   * @param registry where the schemas of arriving records are looked up
   * @param serdes how results are written
   * @param partitions of each input topic
   * @param stage what it takes and where it tells
   */
  public BriefingTopology(
      SchemaRegistryClient registry,
      Function<Topic, Serde<SpecificRecord>> serdes,
      int partitions,
      Stage stage) {
    this.registry = registry;
    this.serdes = serdes;
    this.partitions = partitions;
    this.stage = stage;
  }

  /** In how many cities alerts still wait to be told, in this process. */
  public int waitingCities() {
    return signs.waiting().count();
  }

  /** The time of the latest record that was taken from each partition, in this process. */
  public Map<Integer, Instant> times() {
    return signs.times().all();
  }

  /** How many cities were set up from what was stored, in this process. */
  public long citiesSetUp() {
    return signs.citiesSetUp();
  }

  /** Where in this process a record could not be taken, and has not been taken since. */
  public Set<TopicPartition> stumbles() {
    return signs.stumbles().partitions();
  }

  /** Builds it. */
  public Topology build() {
    StreamsBuilder builder = new StreamsBuilder();
    addStores(builder);
    KStream<byte[], Outcome> outcomes = takeIn(arrivals(builder));
    tellRejected(outcomes);
    tellReplayed(outcomes);
    if (stage.sendsHome()) {
      sendMisplacedHome(outcomes);
    }
    KStream<String, SpecificRecord> results = brief(outcomes);
    tell(results, CityDay.class, Topics.CITY_DAYS, day -> ((CityDay) day).getCity());
    tell(results, UnitDay.class, Topics.UNIT_DAYS, day -> ((UnitDay) day).getCity());
    tell(results, Alert.class, Topics.ALERTS, alert -> ((Alert) alert).getCity());
    tell(results, RuleHealth.class, Topics.RULE_HEALTH, health -> ((RuleHealth) health).getCity());
    tell(results, IntakeCounts.class, Topics.INTAKE_COUNTS, BriefingTopology::countedCity);
    return builder.build();
  }

  private void addStores(StreamsBuilder builder) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Intake.ROWS), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingEnabled(Topics.COMPACTED));
    builder.addStateStore(new TaskDesksBuilder(signs));
  }

  private static KStream<byte[], byte[]> arrivals(StreamsBuilder builder) {
    return builder.stream(
        Topics.INPUTS.stream().map(Topic::name).toList(),
        Consumed.with(new ArrivalKey(), Serdes.ByteArray())
            .withTimestampExtractor(new EpochAtLeast())
            .withName("arrivals"));
  }

  private KStream<byte[], Outcome> takeIn(KStream<byte[], byte[]> arrivals) {
    return arrivals.processValues(
        () -> new Intake(registry, partitions, stage, signs.stumbles()),
        Named.as("intake"),
        Intake.ROWS,
        TaskDesks.NAME);
  }

  private void tellRejected(KStream<byte[], Outcome> outcomes) {
    outcomes
        .filter((key, outcome) -> outcome instanceof Outcome.Rejected, Named.as("rejected"))
        .mapValues(
            outcome -> (SpecificRecord) ((Outcome.Rejected) outcome).report(),
            Named.as("rejected-report"))
        .to(
            stage.output(Topics.REJECTED_REPORTS).name(),
            Produced.with(new ArrivalKey(), serde(Topics.REJECTED_REPORTS))
                .withName("rejected-reports"));
  }

  private void tellReplayed(KStream<byte[], Outcome> outcomes) {
    outcomes
        .filter((key, outcome) -> outcome instanceof Outcome.Replayed, Named.as("replayed"))
        .mapValues(outcome -> ((Outcome.Replayed) outcome).report(), Named.as("replayed-report"))
        .selectKey((key, report) -> report.getOriginal(), Named.as("by-original"))
        .mapValues(report -> (SpecificRecord) report, Named.as("told-replayed"))
        .to(
            stage.output(Topics.REPLAYED_REPORTS).name(),
            Produced.with(Serdes.String(), serde(Topics.REPLAYED_REPORTS))
                .withName("replayed-reports"));
  }

  private void sendMisplacedHome(KStream<byte[], Outcome> outcomes) {
    KStream<String, Outcome.Misplaced> misplaced =
        outcomes
            .filter((key, outcome) -> outcome instanceof Outcome.Misplaced, Named.as("misplaced"))
            .mapValues(outcome -> (Outcome.Misplaced) outcome, Named.as("misplaced-report"))
            .selectKey((key, report) -> report.city(), Named.as("home"));
    for (Topic topic : new Topic[] {Topics.CASE_REPORTS, Topics.VACCINATION_REPORTS}) {
      misplaced
          .filter(
              (city, report) -> report.topic().equals(topic.name()),
              Named.as("misplaced-in-" + topic.name()))
          .mapValues(Outcome.Misplaced::value, Named.as("as-it-came-" + topic.name()))
          .to(
              topic.name(),
              Produced.with(Serdes.String(), Serdes.Bytes())
                  .withStreamPartitioner(BriefingTopology.<Bytes>byCity((city, value) -> city))
                  .withName("home-" + topic.name()));
    }
  }

  /** The pulse keeps its record's key, so that no repartitioning comes between. */
  private static KStream<String, SpecificRecord> brief(KStream<byte[], Outcome> outcomes) {
    return outcomes
        .filter((key, outcome) -> outcome instanceof Outcome.Pulse, Named.as("pulse"))
        .mapValues(pulse -> new byte[] {1}, Named.as("beat"))
        .groupByKey(Grouped.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .reduce(
            (before, now) -> now,
            Named.as(PULSES),
            Materialized.<byte[], byte[]>as(Stores.inMemoryKeyValueStore(PULSES))
                .withKeySerde(Serdes.ByteArray())
                .withValueSerde(Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingDisabled())
        .toStream(Named.as("before-commit"))
        .process(Briefing::new, Named.as("briefing"), Intake.ROWS, TaskDesks.NAME);
  }

  private void tell(
      KStream<String, SpecificRecord> results,
      Class<? extends SpecificRecord> type,
      Topic topic,
      Function<SpecificRecord, String> city) {
    results
        .filter((key, result) -> type.isInstance(result), Named.as("only-" + topic.name()))
        .to(
            stage.output(topic).name(),
            Produced.with(Serdes.String(), serde(topic))
                .withStreamPartitioner(byCity((key, result) -> city.apply(result)))
                .withName(topic.name()));
  }

  /** Wherever it is told, it is what the registry knows under the topic's own name. */
  private Serde<SpecificRecord> serde(Topic topic) {
    Serde<SpecificRecord> own = serdes.apply(topic);
    return Serdes.serdeFrom(new OwnSubject(topic, own.serializer()), own.deserializer());
  }

  private static String countedCity(SpecificRecord counts) {
    return Objects.requireNonNullElse(((IntakeCounts) counts).getCity(), "");
  }

  /** Which city a record is about. */
  private interface CityOf<V> {
    String city(String key, V value);
  }

  private static <V> StreamPartitioner<String, V> byCity(CityOf<V> cityOf) {
    return (topic, key, value, partitions) ->
        Optional.of(Set.of(CityPartitioner.partition(cityOf.city(key, value), partitions)));
  }
}
