package io.giaoban.reset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.wire.AvroJson;
import io.giaoban.wire.Simultaneous;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A field that two records disagree about.
 *
 * @param field its name
 * @param live what the live record says, as JSON
 * @param anew what the one says that was worked out anew, as JSON
 */
public record FieldChange(String field, String live, String anew) {
  /**
   * The fields that two records of a topic disagree about.
   *
   * @param apart the names of those that may differ
   */
  static List<FieldChange> between(SpecificRecord live, SpecificRecord anew, Set<String> apart) {
    List<FieldChange> changes = new ArrayList<>();
    for (Schema.Field field : live.getSchema().getFields()) {
      if (!apart.contains(field.name()) && !same(live.get(field.pos()), anew.get(field.pos()))) {
        changes.add(change(field.name(), AvroJson.of(live), AvroJson.of(anew)));
      }
    }
    return changes;
  }

  private static boolean same(@Nullable Object live, @Nullable Object anew) {
    if (live instanceof Instant one && anew instanceof Instant other) {
      return Simultaneous.are(one, other);
    }
    return Objects.equals(live, anew);
  }

  private static FieldChange change(String field, ObjectNode live, ObjectNode anew) {
    return new FieldChange(field, live.get(field).toString(), anew.get(field).toString());
  }

  @Override
  public String toString() {
    return "%s %s → %s".formatted(field, live, anew);
  }
}
