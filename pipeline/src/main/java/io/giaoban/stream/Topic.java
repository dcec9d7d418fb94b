package io.giaoban.stream;

import java.util.Map;

/**
 * A topic: its name, whether it takes part in the city's partitioning, and its settings.
 *
 * @param name the name in Kafka
 * @param input whether the processors read it: all such topics have the same number of partitions
 * @param settings the topic's configuration, as Kafka names it
 */
public record Topic(String name, boolean input, Map<String, String> settings) {}
