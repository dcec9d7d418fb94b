package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes places as YAML, and a city as the JSON that the places topic carries. */
public final class PlacesFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private PlacesFile() {}

  @JsonSerialize
  private record Content(@JsonProperty(required = true) List<City> cities) {
    private Content {
      if (cities == null) {
        throw new IllegalArgumentException("cities: none (expected: a list of cities)");
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if what it says is no places file; names line and column
   */
  public static Places read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /** The places that come with the program: Hà Nội and Tokyo. */
  public static Places shipped() {
    try (InputStream in = PlacesFile.class.getResourceAsStream("places.yaml")) {
      if (in == null) {
        throw new IllegalStateException(
            "places.yaml is not in the jar (expected: beside its class)");
      }
      return read(in, "places.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The places as a file that {@link #read(Path)} takes. */
  public static String toYaml(Places places) {
    try {
      return YAML.writeValueAsString(new Content(List.copyOf(places.cities())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the places cannot be written", e);
    }
  }

  /** A city as the places topic carries it. */
  public static byte[] toJson(City city) {
    try {
      return JSON.writeValueAsBytes(city);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("city " + city.code() + " cannot be written", e);
    }
  }

  /**
   * Reads a city as the places topic carries it.
   *
   * @throws IllegalArgumentException if the bytes are no city
   */
  public static City fromJson(byte[] json) {
    try {
      City city = JSON.readValue(json, City.class);
      if (city == null) {
        throw new IllegalArgumentException("no city: null (expected: a JSON object)");
      }
      return city;
    } catch (IOException e) {
      throw new IllegalArgumentException("no city: " + e.getMessage(), e);
    }
  }

  private static Places read(InputStream in, String name) throws IOException {
    try {
      return Places.of(YAML.readValue(in, Content.class).cities());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(name + ": " + message(e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static String message(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " (line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr()
                + ")";
    String what =
        e instanceof ValueInstantiationException && e.getCause() != null
            ? e.getCause().getMessage()
            : e.getOriginalMessage();
    return what + where;
  }
}
