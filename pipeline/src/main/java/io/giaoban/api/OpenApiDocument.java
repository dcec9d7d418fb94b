package io.giaoban.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes the description of endpoints by OpenAPI 3.1. */
final class OpenApiDocument {
  static final String FEED_KEY = "feedKey";

  private final Schemas schemas = new Schemas();
  private final OperationWriter operations = new OperationWriter(schemas);

  ObjectNode of(List<Endpoint> endpoints) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.1");
    info(document.putObject("info"));
    document.putArray("servers").addObject().put("url", "/");
    ArrayNode tags = document.putArray("tags");
    for (Tag tag : Tag.values()) {
      tags.addObject().put("name", tag.label()).put("description", tag.description());
    }
    ObjectNode paths = document.putObject("paths");
    for (Endpoint endpoint : endpoints) {
      paths
          .withObjectProperty(endpoint.path())
          .set(endpoint.method().name().toLowerCase(Locale.ROOT), operations.of(endpoint));
    }
    ObjectNode components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject(FEED_KEY)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A feed's key, as it was printed when it was made.");
    components.set("schemas", schemas.all());
    return document;
  }

  private static void info(ObjectNode info) {
    String version = OpenApiDocument.class.getPackage().getImplementationVersion();
    info.put("title", "giaoban")
        .put("summary", "Districts' daily reports become a city's rolling picture and its alerts.")
        .put(
            "description",
            """
            Feeds report with a key, everybody else reads. Dates are reporting days by the city's \
            own calendar; what is not known is `null`, which is not zero. Errors are problems by \
            RFC 9457 that say the value found and what was expected; parameters that are not \
            known are refused by name. Fields may be added to what is answered.
            """)
        .put("version", Objects.requireNonNullElse(version, "development"));
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
  }
}
