package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Bodies as a feed sends them, read to the end. */
final class Bodies {
  static final Instant NOW = Instant.parse("2022-01-02T12:00:00Z");
  static final String JSON = "application/json";
  static final String NDJSON = "application/x-ndjson";
  static final String CSV = "text/csv";

  private Bodies() {}

  static List<Item> json(String body) throws MalformedBodyException {
    return read(JSON, body);
  }

  static List<Item> ndjson(String body) throws MalformedBodyException {
    return read(NDJSON, body);
  }

  static List<Item> csv(String body) throws MalformedBodyException {
    return read(CSV, body);
  }

  static List<Item> read(String type, String body) throws MalformedBodyException {
    return read(type, body.getBytes(UTF_8));
  }

  static List<Item> read(String type, byte[] body) throws MalformedBodyException {
    try (ItemReader reader = open(type, new ByteArrayInputStream(body))) {
      List<Item> items = new ArrayList<>();
      for (Item item = reader.next(); item != null; item = reader.next()) {
        items.add(item);
      }
      return items;
    } catch (IOException e) {
      throw new IllegalStateException("bytes cannot fail to be read", e);
    }
  }

  static ItemReader open(String type, InputStream body) {
    try {
      return ItemReaders.open(type, body, "f", NOW);
    } catch (UnsupportedBodyException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String original(Item item) {
    return UTF_8.decode(item.original().duplicate()).toString();
  }
}
