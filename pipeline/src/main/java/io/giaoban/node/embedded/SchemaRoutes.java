package io.giaoban.node.embedded;

import static io.giaoban.node.embedded.RegistryExchange.flag;
import static io.giaoban.node.embedded.RegistryExchange.json;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.SchemaString;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Schemas by the id that stored records carry. */
final class SchemaRoutes {
  private final SchemaStore store;

  SchemaRoutes(SchemaStore store) {
    this.store = store;
  }

  void install(RoutesConfig routes) {
    routes.get("/", json(exchange -> Map.of()));
    routes.get("/schemas/types", json(exchange -> List.of(AvroSchema.TYPE)));
    routes.get("/schemas/ids/{id}", json(this::schema));
    routes.get(
        "/schemas/ids/{id}/schema",
        json(
            exchange ->
                new RegistryExchange.Raw(found(exchange).get(0).schema().canonicalString())));
    routes.get(
        "/schemas/ids/{id}/subjects",
        json(exchange -> seen(exchange).map(RegisteredSchema::subject).distinct().toList()));
    routes.get(
        "/schemas/ids/{id}/versions",
        json(exchange -> seen(exchange).map(RegisteredSchema::place).toList()));
  }

  private SchemaString schema(Context exchange) {
    SchemaString answer = new SchemaString(found(exchange).get(0).entity());
    if (flag(exchange, "fetchMaxId")) {
      answer.setMaxId(store.withLedger(SchemaLedger::unusedId) - 1);
    }
    return answer;
  }

  private Stream<RegisteredSchema> seen(Context exchange) {
    boolean deleted = flag(exchange, "deleted");
    return found(exchange).stream().filter(schema -> deleted || !schema.deleted());
  }

  /** Returns every version that has the id, hidden ones too: their records may still be read. */
  private List<RegisteredSchema> found(Context exchange) {
    String id = exchange.pathParam("id");
    List<RegisteredSchema> found =
        store.withLedger(
            ledger ->
                ledger.all().filter(schema -> Integer.toString(schema.id()).equals(id)).toList());
    if (found.isEmpty()) {
      throw RegistryError.NO_SUCH_SCHEMA.because("Schema %s not found".formatted(id));
    }
    return found;
  }
}
