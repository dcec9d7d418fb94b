package io.giaoban.node.embedded;

import static io.giaoban.node.embedded.RegistryExchange.body;
import static io.giaoban.node.embedded.RegistryExchange.flag;
import static io.giaoban.node.embedded.RegistryExchange.json;
import static io.giaoban.node.embedded.RegistryExchange.subject;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compatibility levels, for all subjects and for one. */
final class ConfigRoutes {
  private final SchemaStore store;

  ConfigRoutes(SchemaStore store) {
    this.store = store;
  }

  void install(RoutesConfig routes) {
    routes.get("/config", json(exchange -> shown(store.withLedger(SchemaLedger::globalLevel))));
    routes.put("/config", json(exchange -> set(null, exchange)));
    routes.delete("/config", json(exchange -> removeGlobal()));
    routes.get("/config/{subject}", json(this::ofSubject));
    routes.put("/config/{subject}", json(exchange -> set(subject(exchange), exchange)));
    routes.delete("/config/{subject}", json(exchange -> removeOfSubject(subject(exchange))));
  }

  /** What clients send; the settings beside the level are of paid editions, and ignored. */
  record Wanted(@Nullable String compatibility) {}

  private Map<String, String> ofSubject(Context exchange) {
    String subject = subject(exchange);
    return shown(
        store.withLedger(
            ledger ->
                flag(exchange, "defaultToGlobal")
                    ? Compatibility.level(ledger, subject)
                    : own(ledger, subject)));
  }

  private Map<String, String> set(@Nullable String subject, Context exchange) throws IOException {
    String wanted = body(exchange, Wanted.class).compatibility();
    CompatibilityLevel level = CompatibilityLevel.forName(wanted);
    if (level == null) {
      throw RegistryError.INVALID_LEVEL.because(
          "compatibility: %s (expected: one of %s)"
              .formatted(wanted, Arrays.toString(CompatibilityLevel.values())));
    }
    store.keep(new SchemaEvent.LevelSet(subject, level));
    return Map.of("compatibility", level.name);
  }

  private Map<String, String> removeGlobal() {
    return store.withLedger(
        ledger -> {
          CompatibilityLevel former = ledger.globalLevel();
          store.keep(new SchemaEvent.LevelRemoved(null));
          return shown(former);
        });
  }

  private Map<String, String> removeOfSubject(String subject) {
    return store.withLedger(
        ledger -> {
          CompatibilityLevel former = own(ledger, subject);
          store.keep(new SchemaEvent.LevelRemoved(subject));
          return shown(former);
        });
  }

  private static CompatibilityLevel own(SchemaLedger ledger, String subject) {
    return ledger
        .levelOf(subject)
        .orElseThrow(
            () ->
                RegistryError.NO_LEVEL_OF_SUBJECT.because(
                    "Subject '%s' does not have subject-level compatibility configured"
                        .formatted(subject)));
  }

  private static Map<String, String> shown(CompatibilityLevel level) {
    return Map.of("compatibilityLevel", level.name);
  }
}
