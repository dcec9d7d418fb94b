package io.giaoban.gateway.dhis2;

import io.giaoban.gateway.Item;
import io.giaoban.report.Counts;
import io.giaoban.report.Report;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The values of one unit, day and kind, which make one report together. It is of the time at which
 * it came: as in DHIS2, what comes last is the truth. Times of values do not order reports, as a
 * value that is no more leaves none behind.
 *
 * @param stated the values that state something, each measure once
 * @param deleted the values that are no more; without any other, the report is retracted
 */
record PushedReport(List<Statement> stated, List<Statement> deleted) {

  /** The first value's place: that of the report's item. */
  int index() {
    return first().value().index();
  }

  /** All its values. */
  List<DataValue> values() {
    return statements().map(Statement::value).toList();
  }

  Report report(Dhis2Mapping mapping, String feed, Instant receivedAt) {
    Counts.Builder counts = new Counts.Builder();
    stated.forEach(statement -> counts.put(statement.measure(), statement.count()));
    Statement.Subject subject = first().subject();
    return new Report(
        subject.kind(),
        subject.target().city(),
        subject.target().unit(),
        subject.day(),
        receivedAt.toEpochMilli(),
        statements()
            .map(Statement::at)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(receivedAt),
        feed,
        stated.isEmpty(),
        mapping.cumulative(subject.kind()),
        counts.build());
  }

  Item item(Dhis2Mapping mapping, String feed, Instant receivedAt) {
    String original = Originals.setOf(values());
    return new Item(
        index(),
        ByteBuffer.wrap(original.getBytes(StandardCharsets.UTF_8)),
        report(mapping, feed, receivedAt),
        null);
  }

  private Statement first() {
    return stated.isEmpty() ? deleted.get(0) : stated.get(0);
  }

  private Stream<Statement> statements() {
    return Stream.concat(stated.stream(), deleted.stream());
  }
}
