package io.giaoban.gateway.dhis2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what DHIS2's data elements and organisation units mean here from YAML. */
public final class MappingFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private MappingFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if what it says is no mapping; names line and column
   */
  public static Dhis2Mapping read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MappingForm form = YAML.readValue(in, MappingForm.class);
      if (form == null) {
        throw new IllegalArgumentException("nothing (expected: dataElements and orgUnits)");
      }
      return form.mapping();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + message(e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static String message(JsonProcessingException e) {
    String where =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return what(e) + where;
  }

  private static String what(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "unknown field \"%s\" (expected: one of %s)"
          .formatted(
              unknown.getPropertyName(),
              unknown.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
    return e instanceof ValueInstantiationException && e.getCause() != null
        ? String.valueOf(e.getCause().getMessage())
        : e.getOriginalMessage();
  }
}
