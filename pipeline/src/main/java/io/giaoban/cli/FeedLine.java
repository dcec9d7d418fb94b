package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A feed as a JSON line, without the hashes of its keys. */
final class FeedLine {
  private static final JsonMapper JSON = new JsonMapper();

  private FeedLine() {}

  static ObjectNode of(Feed feed) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("type", "feed");
    try {
      line.setAll((ObjectNode) JSON.readTree(FeedJson.write(feed)));
    } catch (IOException e) {
      throw new UncheckedIOException("feed " + feed.id() + " cannot be told", e);
    }
    for (JsonNode key : line.get("keys")) {
      ((ObjectNode) key).remove("sha256");
    }
    return line;
  }
}
