package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.wire.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far behind the processor and the board are. */
final class Progress {
  private final Admin admin;
  private final Board board;
  private final List<TopicPartition> inputs;

  /**
   * Watches the processor and a board.
   *
   * @param partitions of each topic that the processor reads
   */
  Progress(Admin admin, Board board, int partitions) {
    this.admin = admin;
    this.board = board;
    this.inputs =
        Topics.INPUTS.stream()
            .flatMap(
                topic ->
                    IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .toList();
  }

  /**
   * How far behind one consumer is.
   *
   * @param name the role that consumes
   * @param lag records not yet consumed, all partitions together
   */
  record ConsumerLag(String name, long lag) {}

  /**
   * The consumers in the order of the way of the data: each is asked only after the one before it,
   * so that what passed the first while being asked is seen by the second.
   */
  List<ConsumerLag> lags() {
    long processor = lag(ends(inputs), committed());
    // To the very end, not to the last commit: what a transaction has written but not yet made
    // visible counts as not read.
    Map<TopicPartition, Long> outputs = ends(board.positions().keySet());
    return List.of(
        new ConsumerLag("processor", processor),
        new ConsumerLag("board", lag(outputs, board.positions())));
  }

  private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return get(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest())))
                .all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private Map<TopicPartition, Long> committed() {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        get(
            admin
                .listConsumerGroupOffsets(
                    Map.of(Processor.GROUP, new ListConsumerGroupOffsetsSpec()),
                    new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(Processor.GROUP));
    return offsets.entrySet().stream()
        .flatMap(
            offset ->
                offset.getValue() == null
                    ? Stream.empty()
                    : Stream.of(Map.entry(offset.getKey(), offset.getValue().offset())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static long lag(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> positions) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private static <T> T get(KafkaFuture<T> future) {
    return KafkaAnswer.of(future, "how far the consumers are cannot be told");
  }
}
