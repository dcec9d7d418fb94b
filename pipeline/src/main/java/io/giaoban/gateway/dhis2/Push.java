package io.giaoban.gateway.dhis2;

import io.giaoban.gateway.Item;
import io.giaoban.gateway.Submission;
import io.giaoban.report.Kind;
import io.giaoban.report.Measure;
import io.giaoban.report.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reports that a data value set makes, and the values that can be in none. */
final class Push {
  /** Of a larger value only the beginning is kept. */
  private static final int MOST_ORIGINAL_BYTES = 64 << 10;

  private final Dhis2Mapping mapping;
  private final ValueCheck check;
  private final List<PushedReport> reports = new ArrayList<>();
  private final List<RefusedValue> refused = new ArrayList<>();

  private Push(Dhis2Mapping mapping) {
    this.mapping = mapping;
    this.check = new ValueCheck(mapping);
  }

  /**
   * Divides a set into reports.
   *
   * @param delete whether its values are to be deleted
   */
  static Push of(DataValueSet set, boolean delete, Dhis2Mapping mapping) {
    Push push = new Push(mapping);
    push.refused.addAll(set.unreadable());
    Map<Statement.Subject, List<Statement>> subjects = new LinkedHashMap<>();
    for (DataValue value : set.values()) {
      try {
        Statement statement = push.check.check(delete ? value.asDeleted() : value);
        subjects.computeIfAbsent(statement.subject(), subject -> new ArrayList<>()).add(statement);
      } catch (ConflictException e) {
        push.refuse(value, e);
      }
    }
    subjects.forEach((subject, statements) -> push.add(subject.kind(), statements));
    return push;
  }

  /** What is submitted: an item for each report, and for each value that is refused. */
  Stream<Item> items(String feed, Instant receivedAt) {
    return Stream.concat(
        reports.stream().map(report -> report.item(mapping, feed, receivedAt)),
        refused.stream().map(Push::item));
  }

  /**
   * What became of it.
   *
   * @param submission what became of its items
   * @param since243 whether DHIS2 2.43 or newer pushed it
   */
  ImportSummary summary(Submission submission, ImportOptions options, boolean since243) {
    Conflicts conflicts = new Conflicts(since243);
    for (RefusedValue value : refused) {
      conflicts.add(value.value(), value.conflict().kind(), value.conflict().getMessage());
    }
    Map<Long, Submission.Result> results = new HashMap<>();
    submission.results().forEach(result -> results.put(result.index(), result));
    int imported = 0;
    int deleted = 0;
    for (PushedReport report : reports) {
      Submission.Result why = results.get((long) report.index());
      if (why == null) {
        imported += report.stated().size();
        deleted += report.deleted().size();
      } else {
        ConflictKind kind = ConflictKind.of(why.reason());
        String text = why.reason() + ": " + why.detail();
        report.values().forEach(value -> conflicts.add(value, kind, text));
      }
    }
    int ignored = conflicts.rejectedIndexes().size();
    return ImportSummary.of(
        submission.submission(),
        options,
        new ImportSummary.Count(imported, 0, ignored, deleted),
        conflicts);
  }

  private void add(Kind kind, List<Statement> statements) {
    List<Statement> stated = new ArrayList<>();
    List<Statement> deleted = new ArrayList<>();
    Map<Measure, Long> times = times(statements);
    for (Statement statement : statements) {
      if (times.get(statement.measure()) > 1) {
        refuse(statement.value(), twice(statement));
      } else {
        (statement.deleted() ? deleted : stated).add(statement);
      }
    }
    if (stated.isEmpty() && !isWhole(kind, deleted)) {
      deleted.forEach(statement -> refuse(statement.value(), deletedInPart(kind)));
    } else {
      reports.add(new PushedReport(stated, deleted));
    }
  }

  private static Map<Measure, Long> times(List<Statement> statements) {
    Map<Measure, Long> times = new HashMap<>();
    statements.forEach(statement -> times.merge(statement.measure(), 1L, Long::sum));
    return times;
  }

  /** Whether nothing of a report is left: else what is left would have to be known. */
  private boolean isWhole(Kind kind, List<Statement> deleted) {
    Set<Measure> measures = deleted.stream().map(Statement::measure).collect(Collectors.toSet());
    return !measures.isEmpty() && measures.containsAll(mapping.measures(kind));
  }

  private void refuse(DataValue value, ConflictException conflict) {
    refused.add(new RefusedValue(value, null, conflict));
  }

  private static ConflictException twice(Statement statement) {
    return new ConflictException(
        ConflictKind.TWICE,
        Refusal.COUNT_STATED_TWICE,
        "%s of unit \"%s\", %s, by several values (expected: by one)"
            .formatted(
                statement.measure().label(),
                statement.subject().target().unit(),
                statement.subject().day()));
  }

  private ConflictException deletedInPart(Kind kind) {
    return new ConflictException(
        ConflictKind.STATEMENT,
        Refusal.NOTHING_STATED,
        "only some values deleted (expected: those of %s together, or the values that remain)"
            .formatted(mapping.measures(kind).stream().map(Measure::label).sorted().toList()));
  }

  private static Item item(RefusedValue refused) {
    byte[] original = Originals.setOf(refused.original()).getBytes(StandardCharsets.UTF_8);
    return new Item(
        refused.value().index(),
        ByteBuffer.wrap(original, 0, Math.min(original.length, MOST_ORIGINAL_BYTES)).slice(),
        null,
        refused.conflict().why());
  }
}
