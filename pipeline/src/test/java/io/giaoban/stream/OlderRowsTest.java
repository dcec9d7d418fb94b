package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Silence;
import io.giaoban.dispatch.Alerts;
import io.giaoban.ledger.LedgerRow;
import io.giaoban.place.City;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.ReleasedSchemas;
import io.giaoban.schema.RuleHealth;
import io.giaoban.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State that an older program has stored: an upgrade and a restore go on with it. */
class OlderRowsTest {
  private static final Alert ALERT =
      Alerts.message("XX-AA", "cases-2000", 3, AlertState.UPDATED).build();

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("rows").get();

  static {
    AvroTrust.grant();
  }

  static List<Schema> releasedAlerts() {
    return ReleasedSchemas.of(Topics.ALERTS.subject());
  }

  @ParameterizedTest
  @MethodSource("releasedAlerts")
  void shouldReadAnAlertThatAnyReleasedProgramStored(Schema released) throws IOException {
    store.put(Bytes.wrap("XX-AA\0Aid".getBytes(StandardCharsets.UTF_8)), asWrittenBy(released));
    List<Alert> read = new ArrayList<>();
    new Rows(store).readAll(new AlertReader(read));
    assertThat(read)
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.getId()).isEqualTo(ALERT.getId());
              assertThat(alert.getSequence()).isEqualTo(3);
            });
  }

  private static byte[] asWrittenBy(Schema schema) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(Alert.class).write(ALERT, encoder);
    encoder.flush();
    GenericRecord older =
        new GenericDatumReader<GenericRecord>(ALERT.getSchema(), schema)
            .read(null, DecoderFactory.get().binaryDecoder(out.toByteArray(), null));
    return Utils.toArray(
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(older));
  }

  private record AlertReader(List<Alert> read) implements Rows.Reader {
    @Override
    public void alert(String city, Alert alert) {
      read.add(alert);
    }

    @Override
    public void place(City city) {}

    @Override
    public void clock(String city, Rows.ClockRow row) {}

    @Override
    public void ledger(String city, LedgerRow row) {}

    @Override
    public void day(String city, LocalDate day, Rows.DayRow row) {}

    @Override
    public void rule(byte[] json) {}

    @Override
    public void ruleTerms(String city, String rule, Rows.RuleTerms terms) {}

    @Override
    public void silence(Silence silence) {}

    @Override
    public void health(String city, RuleHealth health) {}

    @Override
    public void tally(String city, IntakeCounts counts) {}
  }
}
