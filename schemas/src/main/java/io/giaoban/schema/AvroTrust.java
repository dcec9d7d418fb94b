package io.giaoban.schema;

import org.apache.avro.specific.AvroGenerated;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro load the classes generated from our schemas: since 1.12.2 it refuses every class that
 * is not named as trusted.
 */
public final class AvroTrust {
  private static boolean granted;

  private AvroTrust() {}

  /** Trusts the generated classes of this package, besides whatever was trusted before. */
  public static synchronized void grant() {
    if (granted) {
      return;
    }
    granted = true;
    String own = AvroTrust.class.getPackageName();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            c -> c.isAnnotationPresent(AvroGenerated.class) && c.getPackageName().equals(own),
            ClassSecurityValidator.getGlobal()));
  }
}
