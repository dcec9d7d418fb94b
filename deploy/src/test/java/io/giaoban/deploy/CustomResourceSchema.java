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
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The custom resource definitions of Strimzi, made by its own generator from its own classes, and
 * as strict as Kubernetes is with a client that wants to know of unknown fields.
 */
final class CustomResourceSchema {
  /** Made to be run as a program. */
  private static final String GENERATOR = "io.strimzi.crdgenerator.CrdGenerator";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new HashMap<>();

  /** Those of Strimzi. */
  static CustomResourceSchema strimzi() throws IOException, ReflectiveOperationException {
    CustomResourceSchema schema = new CustomResourceSchema();
    for (Class<?> type : List.of(Kafka.class, KafkaNodePool.class, KafkaUser.class)) {
      schema.add(new ObjectMapper(new YAMLFactory()).readTree(generate(type).toFile()));
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
    Optional.of(schema.path("items")).filter(JsonNode::isObject).ifPresent(CustomResourceSchema::close);
  }

  private static Path generate(Class<?> type) throws IOException, ReflectiveOperationException {
    Path file = Files.createTempFile(type.getSimpleName(), ".yaml");
    file.toFile().deleteOnExit();
    Method main = Class.forName(GENERATOR).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(
        null,
        (Object) new String[] {"--yaml", "--target-kube", "1.27+", type.getName() + "=" + file});
    return file;
  }
}
