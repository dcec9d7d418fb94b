package io.giaoban.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Reads and writes a feed as the JSON that the feeds topic carries. */
public final class FeedJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private FeedJson() {}

  /** A feed as the feeds topic carries it. */
  public static byte[] write(Feed feed) {
    try {
      return JSON.writeValueAsBytes(feed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("feed " + feed.id() + " cannot be written", e);
    }
  }

  /**
   * Reads a feed as the feeds topic carries it.
   *
   * @throws IllegalArgumentException if the bytes are no feed
   */
  public static Feed read(byte[] json) {
    try {
      Feed feed = JSON.readValue(json, Feed.class);
      if (feed == null) {
        throw new IllegalArgumentException("no feed: null (expected: a JSON object)");
      }
      return feed;
    } catch (ValueInstantiationException e) {
      throw new IllegalArgumentException("no feed: " + e.getCause().getMessage(), e);
    } catch (JsonProcessingException e) {
      // Without the text around it, which may hold a hash.
      throw new IllegalArgumentException("no feed: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("no feed: " + e.getMessage(), e);
    }
  }
}
