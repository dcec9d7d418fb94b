package io.giaoban.board;

import com.google.common.base.Splitter;
import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.LoopState;
import io.giaoban.wire.PollLoop;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import io.giaoban.wire.Unreadable;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what the processors told, from the beginning, and keeps it ready to be asked. It sees whole
 * transactions only.
 */
public final class Board implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private static final Splitter KEY = Splitter.on('|');

  private final Consumer<String, SpecificRecord> consumer;
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final List<BoardListener> listeners = new CopyOnWriteArrayList<>();
  private final List<RecordListener> recordListeners = new CopyOnWriteArrayList<>();
  private final CityDaysView days = new CityDaysView();
  private final UnitDaysView unitDays = new UnitDaysView();
  private final AlertsView alerts = new AlertsView();
  private final IntakeView intake = new IntakeView();
  private final RuleHealthView ruleHealth = new RuleHealthView();
  private final PollLoop loop;

  /** Where each partition ended when this began to read. */
  private final Map<TopicPartition, Long> ends;

  private Board(Consumer<String, SpecificRecord> consumer, Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.ends = Map.copyOf(ends);
    this.loop = new PollLoop("board", consumer, this::step);
  }

  /** What there is to be told. */
  public static final List<Topic> TOLD =
      List.of(
          Topics.CITY_DAYS,
          Topics.UNIT_DAYS,
          Topics.ALERTS,
          Topics.ACKNOWLEDGEMENTS,
          Topics.INTAKE_COUNTS,
          Topics.RULE_HEALTH);

  /**
   * Starts reading all that was told.
   *
   * @param cluster where it is
   */
  public static Board start(Cluster cluster) {
    return start(cluster, TOLD);
  }

  /**
   * Starts reading.
   *
   * @param cluster where it is
   * @param topics what is read of all that was told: of the rest nothing is known
   */
  public static Board start(Cluster cluster, Collection<Topic> topics) {
    Consumer<String, SpecificRecord> consumer = TopicReader.of(cluster).consumer("giaoban-board");
    try {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Board board = new Board(consumer, consumer.endOffsets(partitions));
      board.notePositions(partitions);
      board.loop.start();
      return board;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /** The city days as they stand. */
  public CityDaysView days() {
    return days;
  }

  /** The unit days as they stand. */
  public UnitDaysView unitDays() {
    return unitDays;
  }

  /** The alerts as they stand. */
  public AlertsView alerts() {
    return alerts;
  }

  /** What became of arriving records. */
  public IntakeView intake() {
    return intake;
  }

  /** How the rules fare. */
  public RuleHealthView ruleHealth() {
    return ruleHealth;
  }

  /** How many records it has yet to read of those that were told before it began. */
  public long behindStart() {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  /** What its client measures of itself; whoever binds it closes it. */
  public KafkaClientMetrics clientMetrics() {
    return new KafkaClientMetrics(consumer);
  }

  /** How its reading fares. */
  public LoopState loop() {
    return loop.state();
  }

  /** Tells a listener of everything from now on. */
  public void listen(BoardListener listener) {
    listeners.add(listener);
  }

  /** Tells a listener of every record from now on. */
  public void listen(RecordListener listener) {
    recordListeners.add(listener);
  }

  /** The offset up to which each partition was read. */
  public Map<TopicPartition, Long> positions() {
    return Map.copyOf(positions);
  }

  @Override
  public void close() {
    loop.close();
  }

  private void step() {
    for (ConsumerRecord<String, SpecificRecord> record : Unreadable.passedOver(consumer, POLL)) {
      if (record.value() == null) {
        forget(record.topic(), record.key());
      } else {
        take(record.value());
      }
      tell(record);
    }
    notePositions(consumer.assignment());
  }

  private void take(SpecificRecord value) {
    if (value instanceof CityDay day) {
      days.put(day);
      listeners.forEach(listener -> listener.cityDay(day));
    } else if (value instanceof UnitDay day) {
      unitDays.put(day);
    } else if (value instanceof Alert alert) {
      alerts.put(alert);
      listeners.forEach(listener -> listener.alert(alert));
    } else if (value instanceof Acknowledgement acknowledgement) {
      alerts.put(acknowledgement);
    } else if (value instanceof IntakeCounts counts) {
      intake.put(counts);
    } else if (value instanceof RuleHealth health) {
      ruleHealth.put(health);
    }
  }

  /** What was told under the key is no more. */
  private void forget(String topic, String key) {
    List<String> words = KEY.splitToList(key);
    if (topic.equals(Topics.CITY_DAYS.name())) {
      days.forget(words.get(0), LocalDate.parse(words.get(1)), LocalDate.parse(words.get(2)));
    } else if (topic.equals(Topics.UNIT_DAYS.name())) {
      unitDays.forget(words.get(0), LocalDate.parse(words.get(1)), LocalDate.parse(words.get(2)));
    } else if (topic.equals(Topics.INTAKE_COUNTS.name())) {
      intake.forget(words.get(0), LocalDate.parse(words.get(1)));
    } else if (topic.equals(Topics.RULE_HEALTH.name())) {
      ruleHealth.forget(words.get(0), words.get(1));
    }
  }

  private void tell(ConsumerRecord<String, SpecificRecord> record) {
    if (!recordListeners.isEmpty()) {
      TopicPartition partition = new TopicPartition(record.topic(), record.partition());
      for (RecordListener listener : recordListeners) {
        listener.taken(partition, record.offset(), record.value());
      }
    }
  }

  private void notePositions(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      positions.put(partition, consumer.position(partition));
    }
  }
}
