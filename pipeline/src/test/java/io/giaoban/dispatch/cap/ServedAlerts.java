package io.giaoban.dispatch.cap;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.giaoban.api.Endpoints;
import io.giaoban.board.AlertRoutes;
import io.giaoban.board.AlertsView;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.xml.sax.InputSource;

/** Alerts over HTTP as a node serves them: the documents beside the board's own JSON. */
final class ServedAlerts implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Telling telling;
  private final AlertsView board = new AlertsView();
  private final Javalin server;

  ServedAlerts(Telling telling, Places places) {
    this.telling = telling;
    CapRoutes routes = new CapRoutes(Telling.SETTINGS, telling, () -> places);
    AlertRoutes others = new AlertRoutes(board, () -> places, List::of);
    Endpoints endpoints =
        Endpoints.described(
            Stream.of(routes.endpoints(), others.endpoints()).flatMap(List::stream).toList());
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              endpoints.install(config.routes);
            });
    server.start("127.0.0.1", 0);
  }

  /** What is answered below {@code /v1/alerts}. */
  HttpResponse<String> get(String path, String... headers) {
    telling.histories().stream()
        .filter(history -> board.history(history.get(0).getId()).isEmpty())
        .flatMap(List::stream)
        .forEach((Alert message) -> board.put(message));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/v1/alerts%s".formatted(server.port(), path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }

  /** What is answered at an address of the public. */
  HttpResponse<String> follow(String url) {
    String base = Telling.SETTINGS.baseUrl().get() + "/v1/alerts";
    if (!url.startsWith(base)) {
      throw new AssertionError(url);
    }
    return get(url.substring(base.length()));
  }

  /** The feed as Rome reads it. */
  SyndFeed feed(String query) {
    String feed = get(".atom" + query).body();
    try {
      return new SyndFeedInput().build(new InputSource(new StringReader(feed)));
    } catch (FeedException e) {
      throw new AssertionError(feed, e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
