package io.giaoban.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.giaoban.api.Problem;
import io.giaoban.node.embedded.LoopbackPort;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of a node, on the loopback address; every error is an RFC 9457 problem. */
final class HttpDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
  private static final int MAX_THREADS = 32;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Javalin server;

  private HttpDoor(Javalin server) {
    this.server = server;
  }

  static HttpDoor open(int port, Consumer<RoutesConfig> routes) {
    LoopbackPort wanted = new LoopbackPort("HTTP", port, "--http-port");
    try {
      wanted.bind().close();
    } catch (IOException e) {
      throw new UncheckedIOException("HTTP port " + port + " cannot be used", e);
    }
    Javalin server = Javalin.create(config -> configure(config, routes));
    try {
      server.start(LoopbackPort.HOST, port);
    } catch (JavalinBindException e) {
      server.stop();
      throw wanted.inUse(e);
    }
    return new HttpDoor(server);
  }

  String url() {
    return "http://%s:%d".formatted(LoopbackPort.HOST, server.port());
  }

  @Override
  public void close() {
    server.stop();
  }

  private static void configure(JavalinConfig config, Consumer<RoutesConfig> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.jetty.modifyServer(server -> server.setErrorHandler(new Unroutable()));
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, 1);
    config.jsonMapper(new JavalinJackson(JSON, false));
    routes.accept(config.routes);
    config.routes.exception(
        HttpResponseException.class,
        (e, exchange) -> problem(exchange, e.getStatus(), String.valueOf(e.getMessage())));
    config.routes.exception(
        EofException.class,
        (e, exchange) ->
            problem(
                exchange,
                HttpStatus.BAD_REQUEST.getCode(),
                "body: cut off, or in broken chunks (expected: the whole of it)"));
    config.routes.exception(
        Exception.class,
        (e, exchange) -> {
          LOG.error("{} {} failed", exchange.method(), exchange.path(), e);
          problem(exchange, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), "see the log");
        });
  }

  private static void problem(Context exchange, int status, String detail) {
    exchange.status(status).json(Problem.of(status, detail)).contentType(Problem.MEDIA_TYPE);
  }

  /** What is no HTTP, or has no path, comes to no route. */
  private static final class Unroutable extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws JsonProcessingException {
      int status = response.getStatus();
      Object said = request.getAttribute(ERROR_MESSAGE);
      String detail = said == null ? HttpStatus.forStatus(status).getMessage() : said.toString();
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
      response.write(
          true, ByteBuffer.wrap(JSON.writeValueAsBytes(Problem.of(status, detail))), callback);
      return true;
    }
  }
}
