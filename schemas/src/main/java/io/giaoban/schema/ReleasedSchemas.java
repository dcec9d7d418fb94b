package io.giaoban.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;

/** Every schema ever released, so that what an older program has stored can be read. */
public final class ReleasedSchemas {
  private ReleasedSchemas() {}

  /**
   * The versions of a subject, the first one first.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static List<Schema> of(String subject) {
    List<Schema> versions = new ArrayList<>();
    for (var next = read(subject, 1); next.isPresent(); next = read(subject, versions.size() + 1)) {
      versions.add(next.get());
    }
    if (versions.isEmpty()) {
      throw new IllegalArgumentException(
          "subject: %s (expected: one that was released)".formatted(subject));
    }
    return versions;
  }

  /** The same decoder, which now reads what was written by any of them. */
  public static <T> BinaryMessageDecoder<T> readBy(
      BinaryMessageDecoder<T> decoder, String subject) {
    AvroTrust.grant();
    of(subject).forEach(decoder::addSchema);
    return decoder;
  }

  private static Optional<Schema> read(String subject, int version) {
    String name = "released/" + subject + "/" + version + ".avsc";
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(new Schema.Parser().parse(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
