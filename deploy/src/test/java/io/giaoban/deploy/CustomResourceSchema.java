package io.giaoban.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The custom resource definitions of Strimzi, made by its own generator from its own classes, and
 * as strict as Kubernetes is with a client that wants to know of unknown fields.
 */
final class CustomResourceSchema {
  private static final List<String> GENERATOR =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-cp",
          System.getProperty("java.class.path"),
          "io.strimzi.crdgenerator.CrdGenerator",
          "--yaml",
          "--target-kube",
          "1.27+");

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new HashMap<>();

  /** Those of Strimzi. */
  static CustomResourceSchema strimzi() throws IOException {
    CustomResourceSchema schema = new CustomResourceSchema();
    for (Path file : generate(Kafka.class, KafkaNodePool.class, KafkaUser.class)) {
      schema.add(new ObjectMapper(new YAMLFactory()).readTree(file.toFile()));
    }
    return schema;
  }

  boolean knows(Manifest manifest) {
    return schemas.containsKey(manifest.type());
  }

  /**
   * Checks a document.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  void check(Manifest manifest) {
    List<Error> errors =
        schemas.get(manifest.type()).validate(manifest.tree().toString(), InputFormat.JSON);
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(manifest + ": " + errors);
    }
  }

  private void add(JsonNode definition) {
    String group = definition.at("/spec/group").asText();
    String kind = definition.at("/spec/names/kind").asText();
    for (JsonNode version : definition.at("/spec/versions")) {
      ObjectNode schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
      ((ObjectNode) schema.path("properties")).putObject("metadata");
      close(schema);
      schemas.put(
          group + "/" + version.path("name").asText() + "/" + kind,
          registry.getSchema(schema.toString(), InputFormat.JSON));
    }
  }

  /** Nothing that is not described may be there. */
  private static void close(JsonNode schema) {
    if (schema.has("properties")
        && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
        && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    schema.path("properties").forEach(CustomResourceSchema::close);
    Optional.of(schema.path("items"))
        .filter(JsonNode::isObject)
        .ifPresent(CustomResourceSchema::close);
  }

  /** Runs it as the program that it is, as it ends its process. */
  private static List<Path> generate(Class<?>... types) throws IOException {
    List<String> command = new ArrayList<>(GENERATOR);
    List<Path> files = new ArrayList<>();
    for (Class<?> type : types) {
      Path file = Files.createTempFile(type.getSimpleName(), ".yaml");
      file.toFile().deleteOnExit();
      files.add(file);
      command.add(type.getName() + "=" + file);
    }
    Process generator = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(generator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    for (Path file : files) {
      if (Files.size(file) == 0) {
        throw new IOException("no definition in " + file + " (expected: one): " + said);
      }
    }
    return files;
  }
}
