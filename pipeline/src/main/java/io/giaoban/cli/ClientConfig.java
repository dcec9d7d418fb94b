package io.giaoban.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What clients need to come in, from a file of properties.
 *
 * @param kafka for clients of the brokers, as Kafka names it
 * @param registry for clients of the schema registry, as Confluent names it
 */
record ClientConfig(Map<String, String> kafka, Map<String, String> registry) {
  static final ClientConfig NONE = new ClientConfig(Map.of(), Map.of());

  private static final List<String> REGISTRYS =
      List.of("schema.registry.", "basic.auth.", "bearer.auth.");

  /**
   * Reads it.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is no file of properties, or says where the brokers or
   *     the registry are, which options do
   */
  static ClientConfig read(Path file) {
    Properties said = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      said.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "--client-config: %s cannot be read (expected: a file of properties)".formatted(file), e);
    }
    Map<String, String> kafka = new HashMap<>();
    Map<String, String> registry = new HashMap<>();
    for (String name : said.stringPropertyNames()) {
      if (name.equals("bootstrap.servers") || name.equals("schema.registry.url")) {
        throw new IllegalArgumentException(
            "--client-config: %s: %s (expected: --bootstrap-servers and --registry instead)"
                .formatted(file, name));
      }
      boolean forRegistry = REGISTRYS.stream().anyMatch(name::startsWith);
      (forRegistry ? registry : kafka).put(name, said.getProperty(name));
    }
    return new ClientConfig(Map.copyOf(kafka), Map.copyOf(registry));
  }

  /** Without the values: passwords are among them. */
  @Override
  public String toString() {
    return "ClientConfig" + kafka.keySet() + registry.keySet();
  }
}
