package io.giaoban.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Reads and writes a silence as the JSON that the silences topic carries. */
public final class SilenceJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private SilenceJson() {}

  /** A silence as the silences topic carries it. */
  public static byte[] write(Silence silence) {
    try {
      return JSON.writeValueAsBytes(silence);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("silence " + silence.id() + " cannot be written", e);
    }
  }

  /**
   * Reads a silence as the silences topic carries it.
   *
   * @throws IllegalArgumentException if the bytes are no silence
   */
  public static Silence read(byte[] json) {
    try {
      Silence silence = JSON.readValue(json, Silence.class);
      if (silence == null) {
        throw new IllegalArgumentException("no silence: null (expected: a JSON object)");
      }
      return silence;
    } catch (ValueInstantiationException e) {
      throw new IllegalArgumentException("no silence: " + e.getCause().getMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("no silence: " + e.getMessage(), e);
    }
  }
}
