package io.giaoban.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.giaoban.api.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong, told as an RFC 9457 problem. */
final class HttpProblems {
  private static final Logger LOG = LoggerFactory.getLogger(HttpProblems.class);
  private static final long RETRY_SECONDS = 5;

  private HttpProblems() {}

  static void install(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class,
        (e, exchange) -> problem(exchange, e.getStatus(), String.valueOf(e.getMessage())));
    routes.exception(
        HttpException.RuntimeException.class,
        (e, exchange) -> problem(exchange, e.getCode(), String.valueOf(e.getReason())));
    routes.exception(IOException.class, HttpProblems::unread);
    routes.exception(Exception.class, HttpProblems::failed);
  }

  /** Who stops sending, or goes away, is no failure of ours. */
  private static void unread(IOException e, Context exchange) {
    if (e instanceof EofException) {
      LOG.info("{} {}: gone before all was sent", exchange.method(), exchange.path());
      problem(
          exchange,
          HttpStatus.BAD_REQUEST.getCode(),
          "body: cut off, or in broken chunks (expected: the whole of it)");
    } else if (e.getCause() instanceof TimeoutException) {
      problem(exchange, HttpStatus.REQUEST_TIMEOUT.getCode(), "body: nothing came for too long");
    } else {
      failed(e, exchange);
    }
  }

  private static void failed(Exception e, Context exchange) {
    LOG.error("{} {} failed", exchange.method(), exchange.path(), e);
    problem(exchange, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), "see the log");
  }

  private static void problem(Context exchange, int status, String detail) {
    exchange.status(status).json(Problem.of(status, detail)).contentType(Problem.MEDIA_TYPE);
  }

  /** What is no HTTP, has no path, or finds no thread, comes to no route. */
  static final class Unroutable extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws JsonProcessingException {
      int status = response.getStatus();
      Object said = request.getAttribute(ERROR_MESSAGE);
      String detail = said == null ? HttpStatus.forStatus(status).getMessage() : said.toString();
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
      if (status == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
      }
      response.write(
          true,
          ByteBuffer.wrap(HttpDoor.JSON.writeValueAsBytes(Problem.of(status, detail))),
          callback);
      return true;
    }
  }
}
