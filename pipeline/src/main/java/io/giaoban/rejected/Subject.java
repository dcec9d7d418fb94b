package io.giaoban.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.gateway.OriginalItem;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.VaccinationReport;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Whom a refused report is about and who sent it, as far as its original can be read.
 *
 * @param city the city's code
 * @param feed the feed's id
 */
record Subject(Optional<String> city, Optional<String> feed) {
  static Subject of(RejectedReport rejected, Deserializer<SpecificRecord> reader) {
    return rejected.getSource().equals("kafka")
        ? ofRecord(rejected, reader)
        : new Subject(cityOfItem(rejected), Optional.ofNullable(rejected.getFeed()));
  }

  private static Subject ofRecord(RejectedReport rejected, Deserializer<SpecificRecord> reader) {
    SpecificRecord record = record(rejected, reader);
    if (record instanceof CaseReport cases) {
      return new Subject(Optional.of(cases.getCity()), Optional.ofNullable(cases.getFeed()));
    }
    if (record instanceof VaccinationReport doses) {
      return new Subject(Optional.of(doses.getCity()), Optional.ofNullable(doses.getFeed()));
    }
    Optional<String> key =
        Optional.ofNullable(rejected.getOriginalKey())
            .map(bytes -> UTF_8.decode(bytes.duplicate()).toString());
    return new Subject(key, Optional.empty());
  }

  private static @Nullable SpecificRecord record(
      RejectedReport rejected, Deserializer<SpecificRecord> reader) {
    try {
      return reader.deserialize(rejected.getTopic(), Utils.toArray(rejected.getOriginal()));
    } catch (RuntimeException e) {
      // Most were refused because they cannot be read: the key is all that can be told then.
      return null;
    }
  }

  private static Optional<String> cityOfItem(RejectedReport rejected) {
    try {
      Report report =
          OriginalItem.read(rejected.getOriginal(), rejected.getFeed(), rejected.getKnownAt());
      return Optional.of(report.city());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}
