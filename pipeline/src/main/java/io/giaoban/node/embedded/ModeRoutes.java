package io.giaoban.node.embedded;

import static io.giaoban.node.embedded.RegistryExchange.body;
import static io.giaoban.node.embedded.RegistryExchange.flag;
import static io.giaoban.node.embedded.RegistryExchange.json;
import static io.giaoban.node.embedded.RegistryExchange.subject;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registry's mode, which is always to read and write. */
final class ModeRoutes {
  private static final String MODE = "READWRITE";
  private static final Set<String> OTHERS =
      Set.of("READONLY", "READONLY_OVERRIDE", "IMPORT", "FORWARD");

  private ModeRoutes() {}

  static void install(RoutesConfig routes) {
    routes.get("/mode", json(exchange -> Map.of("mode", MODE)));
    routes.get("/mode/{subject}", json(ModeRoutes::ofSubject));
    routes.put("/mode", json(ModeRoutes::set));
    routes.put("/mode/{subject}", json(ModeRoutes::set));
  }

  /** What clients send. */
  record Wanted(@Nullable String mode) {}

  private static Map<String, String> ofSubject(Context exchange) {
    if (!flag(exchange, "defaultToGlobal")) {
      throw RegistryError.NO_MODE_OF_SUBJECT.because(
          "Subject '%s' does not have subject-level mode configured".formatted(subject(exchange)));
    }
    return Map.of("mode", MODE);
  }

  private static Map<String, String> set(Context exchange) throws IOException {
    String wanted = String.valueOf(body(exchange, Wanted.class).mode());
    if (!wanted.equals(MODE)) {
      RegistryError error =
          OTHERS.contains(wanted) ? RegistryError.MODE_NOT_PERMITTED : RegistryError.INVALID_MODE;
      throw error.because("mode: %s (expected: %s, the only one here)".formatted(wanted, MODE));
    }
    return Map.of("mode", MODE);
  }
}
