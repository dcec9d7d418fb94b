package io.giaoban.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup has: {@code manifest.json}.
 *
 * @param format of the backup; {@value #FORMAT} is the only one so far
 * @param program which version of this program made it
 * @param madeAt when it was begun: nothing in it was known later than it ended
 * @param topics what was copied, and the topics that are made without their records
 * @param groups how far the processors had come
 * @param schemas all that the records need, in the order of their ids
 */
public record Manifest(
    @JsonProperty(required = true) int format,
    @JsonProperty(required = true) String program,
    @JsonProperty(required = true) Instant madeAt,
    @JsonProperty(required = true) List<TopicCopy> topics,
    @JsonProperty(required = true) List<GroupOffset> groups,
    @JsonProperty(required = true) List<SchemaCopy> schemas) {
  /** The format that this program writes and reads. */
  public static final int FORMAT = 1;

  public Manifest {
    topics = List.copyOf(topics);
    groups = List.copyOf(groups);
    schemas = List.copyOf(schemas);
  }

  /** How the records of a topic come back. */
  public enum Kept {
    /** Each at its offset, as others refer to it by that. */
    AT_ITS_OFFSET,
    /** In their order, without the gaps that compaction and time have made. */
    IN_ORDER,
    /** Not at all: the topic is made without any. */
    NOT
  }

  /**
   * A topic.
   *
   * @param settings that it has of its own, as Kafka names them
   * @param partitions in their order; all of them
   */
  public record TopicCopy(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) Kept kept,
      @JsonProperty(required = true) Map<String, String> settings,
      @JsonProperty(required = true) List<PartitionCopy> partitions) {
    public TopicCopy {
      settings = Map.copyOf(settings);
      partitions = List.copyOf(partitions);
    }

    /** How many records it has. */
    public long records() {
      return partitions.stream().mapToLong(PartitionCopy::records).sum();
    }
  }

  /**
   * A partition.
   *
   * @param begin the offset at which it began
   * @param end the offset up to which it was copied
   * @param records how many there are between
   * @param file its name in the backup; null: the topic's records are not kept
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PartitionCopy(
      @JsonProperty(required = true) int partition,
      @JsonProperty(required = true) long begin,
      @JsonProperty(required = true) long end,
      @JsonProperty(required = true) long records,
      @Nullable String file,
      @Nullable Long bytes,
      @Nullable String sha256) {}

  /**
   * Up to where a group has processed a partition.
   *
   * @param metadata what the group noted with it
   */
  public record GroupOffset(
      @JsonProperty(required = true) String group,
      @JsonProperty(required = true) String topic,
      @JsonProperty(required = true) int partition,
      @JsonProperty(required = true) long offset,
      @JsonProperty(required = true) String metadata) {}

  /**
   * A schema as the registry had it.
   *
   * @param id by which records name it
   * @param compatibility the level of its subject; null: the registry's
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SchemaCopy(
      @JsonProperty(required = true) int id,
      @JsonProperty(required = true) String subject,
      @JsonProperty(required = true) int version,
      @Nullable String compatibility,
      @JsonProperty(required = true) String schema) {}
}
