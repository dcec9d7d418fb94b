package io.giaoban.node.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every refusal and failure in the registry's own shape. */
final class RegistryErrors {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryErrors.class);

  private RegistryErrors() {}

  static void install(RoutesConfig routes) {
    routes.exception(
        RegistryException.class,
        (e, exchange) -> {
          if (e.error() == RegistryError.STORE_FAILED) {
            LOG.error("{} {} was not kept: {}", exchange.method(), exchange.path(), e.getMessage());
          }
          answer(exchange, e.error().status(), e.error().code(), String.valueOf(e.getMessage()));
        });
    routes.exception(
        HttpResponseException.class,
        (e, exchange) ->
            answer(exchange, e.getStatus(), e.getStatus(), String.valueOf(e.getMessage())));
    routes.exception(
        Exception.class,
        (e, exchange) -> {
          LOG.error("{} {} failed", exchange.method(), exchange.path(), e);
          RegistryError failed = RegistryError.STORE_FAILED;
          answer(exchange, failed.status(), failed.code(), "Error in the registry: " + e);
        });
  }

  private static void answer(Context exchange, int status, int code, String message) {
    try {
      RegistryExchange.write(exchange, status, new ErrorMessage(code, message));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
