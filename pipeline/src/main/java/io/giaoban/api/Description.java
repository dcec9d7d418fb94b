package io.giaoban.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** {@code /openapi.json}, and the same for people at {@code /docs}. */
final class Description {
  private static final JsonMapper JSON = new JsonMapper();

  /** Nothing from elsewhere is run or asked; swagger-ui sets styles of its own. */
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Parameter<String> FILE =
      Parameter.path("file", "A part of the page.", "swagger-ui.css");
  private static final Parameter<String> KNOWN =
      Parameter.header("If-None-Match", Type.TEXT, "The `ETag` of what is known already.");

  private final Map<DocsFile, StoredAnswer> files = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable StoredAnswer> written = new AtomicReference<>();
  private final List<Endpoint> described;

  /**
   * A description.
   *
   * @param described of these, once it is asked for
   */
  Description(List<Endpoint> described) {
    this.described = described;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/openapi.json", "getOpenApi", Tag.SYSTEM)
            .summary("This description")
            .description("OpenAPI 3.1, made from the code that answers.")
            .parameters(KNOWN)
            .answers(200, "The description.", Shape.anObject())
            .answers(304, "It is the one that is known.")
            .handledBy(this::getOpenApi),
        Endpoint.get("/docs", "getDocs", Tag.SYSTEM)
            .summary("This description for people")
            .parameters(KNOWN)
            .answers(200, "A page.", "text/html", Shape.text())
            .answers(304, "It is the one that is known.")
            .handledBy(exchange -> page(exchange, DocsFile.PAGE)),
        Endpoint.get("/docs/{file}", "getDocsFile", Tag.SYSTEM)
            .summary("A part of the page for people")
            .parameters(FILE, KNOWN)
            .answers(200, "The part.", "*/*", Shape.text())
            .answers(304, "It is the one that is known.")
            .refuses(404, "The page has no such part.")
            .handledBy(this::getDocsFile));
  }

  private void getOpenApi(Context exchange) throws JsonProcessingException {
    StoredAnswer answer = written.get();
    if (answer == null) {
      // Whoever else writes it at the same time writes the same.
      answer =
          StoredAnswer.of(
              "application/json", JSON.writeValueAsBytes(new OpenApiDocument().of(described)));
      written.set(answer);
    }
    answer.to(exchange);
  }

  private void getDocsFile(Context exchange) {
    String name = FILE.require(exchange);
    DocsFile file = DocsFile.of(name);
    if (file == null) {
      throw new NotFoundResponse("file: \"" + name + "\" (expected: a part of /docs)");
    }
    page(exchange, file);
  }

  private void page(Context exchange, DocsFile file) {
    exchange.header("Content-Security-Policy", POLICY);
    exchange.header("Referrer-Policy", "no-referrer");
    files.computeIfAbsent(file, DocsFile::read).to(exchange);
  }
}
