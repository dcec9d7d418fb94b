package io.giaoban.node.embedded;

import static io.giaoban.node.embedded.RegistryExchange.body;
import static io.giaoban.node.embedded.RegistryExchange.flag;
import static io.giaoban.node.embedded.RegistryExchange.json;
import static io.giaoban.node.embedded.RegistryExchange.subject;

import io.confluent.kafka.schemaregistry.client.rest.entities.requests.CompatibilityCheckResponse;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaResponse;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Subjects, their versions, and what may join them. */
final class SubjectRoutes {
  private final SchemaStore store;
  private final SubjectRegistry registry;
  private final SubjectDeletion deletion;

  SubjectRoutes(SchemaStore store) {
    this.store = store;
    registry = new SubjectRegistry(store);
    deletion = new SubjectDeletion(store);
  }

  void install(RoutesConfig routes) {
    routes.get("/subjects", json(this::subjects));
    routes.post("/subjects/{subject}", json(this::lookUp));
    routes.delete(
        "/subjects/{subject}",
        json(exchange -> deletion.deleteSubject(subject(exchange), flag(exchange, "permanent"))));
    routes.get("/subjects/{subject}/versions", json(this::versions));
    routes.post("/subjects/{subject}/versions", json(this::register));
    routes.get(
        "/subjects/{subject}/versions/{version}", json(exchange -> version(exchange).entity()));
    routes.get(
        "/subjects/{subject}/versions/{version}/schema",
        json(exchange -> new RegistryExchange.Raw(version(exchange).schema().canonicalString())));
    routes.get("/subjects/{subject}/versions/{version}/referencedby", json(this::referrers));
    routes.delete(
        "/subjects/{subject}/versions/{version}",
        json(
            exchange ->
                deletion.deleteVersion(
                    subject(exchange),
                    exchange.pathParam("version"),
                    flag(exchange, "permanent"))));
    routes.post(
        "/compatibility/subjects/{subject}/versions",
        json(exchange -> compatibility(exchange, Optional.empty())));
    routes.post(
        "/compatibility/subjects/{subject}/versions/{version}",
        json(exchange -> compatibility(exchange, Optional.of(exchange.pathParam("version")))));
  }

  private List<String> subjects(Context exchange) {
    String prefix = Optional.ofNullable(exchange.queryParam("subjectPrefix")).orElse("");
    return store.withLedger(
        ledger ->
            ledger
                .all()
                .filter(schema -> flag(exchange, "deleted") || !schema.deleted())
                .map(RegisteredSchema::subject)
                .filter(subject -> subject.startsWith(prefix))
                .distinct()
                .sorted()
                .toList());
  }

  private List<Integer> versions(Context exchange) {
    return store.withLedger(
        ledger ->
            Versions.of(ledger, subject(exchange), flag(exchange, "deleted")).stream()
                .map(RegisteredSchema::version)
                .toList());
  }

  private RegisteredSchema version(Context exchange) {
    return store.withLedger(
        ledger ->
            Versions.one(
                ledger,
                subject(exchange),
                exchange.pathParam("version"),
                flag(exchange, "deleted")));
  }

  private List<Integer> referrers(Context exchange) {
    return store.withLedger(
        ledger ->
            ledger
                .referrersOf(version(exchange))
                .filter(schema -> !schema.deleted())
                .map(RegisteredSchema::id)
                .distinct()
                .toList());
  }

  private Object lookUp(Context exchange) throws IOException {
    return registry
        .lookUp(
            subject(exchange),
            body(exchange, RegisterSchemaRequest.class),
            flag(exchange, "normalize"),
            flag(exchange, "deleted"))
        .entity();
  }

  private RegisterSchemaResponse register(Context exchange) throws IOException {
    return new RegisterSchemaResponse(
        registry.register(
            subject(exchange),
            body(exchange, RegisterSchemaRequest.class),
            flag(exchange, "normalize")));
  }

  private CompatibilityCheckResponse compatibility(Context exchange, Optional<String> version)
      throws IOException {
    List<String> problems =
        registry.problems(
            subject(exchange),
            version,
            body(exchange, RegisterSchemaRequest.class),
            flag(exchange, "normalize"));
    CompatibilityCheckResponse answer = new CompatibilityCheckResponse();
    answer.setIsCompatible(problems.isEmpty());
    if (flag(exchange, "verbose")) {
      answer.setMessages(problems);
    }
    return answer;
  }
}
