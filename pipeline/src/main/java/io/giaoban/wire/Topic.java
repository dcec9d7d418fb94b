package io.giaoban.wire;

import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A topic: what it is called, what it carries, and its settings.
 *
 * @param name the name in Kafka
 * @param input whether the processors read it: all such topics have the same number of partitions
 * @param settings the topic's configuration, as Kafka names it
 * @param schema the schema of its values; null: they are JSON
 */
public record Topic(
    String name, boolean input, Map<String, String> settings, @Nullable Schema schema) {
  private static final String PREFIX = "giaoban.";

  static Topic input(String name, Map<String, String> settings, @Nullable Schema schema) {
    return new Topic(name, true, settings, schema);
  }

  static Topic output(String name, Map<String, String> settings, @Nullable Schema schema) {
    return new Topic(name, false, settings, schema);
  }

  /**
   * The schema as outside feeds see it, without what only Java's classes need.
   *
   * @throws IllegalStateException if the values are JSON
   */
  public String publishedSchema() {
    if (schema == null) {
      throw new IllegalStateException("topic " + name + " has no schema (expected: one in Avro)");
    }
    return schema
        .toString()
        .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
        .replace(",\"avro.java.string\":\"String\"", "");
  }

  /**
   * The topic for what is processed anew beside the live system: of the same shape, under another
   * name.
   */
  public Topic aside() {
    return new Topic(PREFIX + "reset." + name.substring(PREFIX.length()), input, settings, schema);
  }

  /** Under which name the registry knows the schema of its values. */
  public String subject() {
    return name + "-value";
  }
}
