package io.giaoban.cli;

import io.giaoban.rejected.DeadLetter;
import io.giaoban.schema.RejectedReport;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rejected reports as a table for people, each column as wide as it must be. */
final class DeadLetterTable {
  private static final List<String> HEADER =
      List.of("number", "received", "reason", "feed", "from", "replayed", "detail");
  private static final String NONE = "–";
  private static final int SUBMISSION_CHARS = 8;

  private DeadLetterTable() {}

  static List<String> lines(List<DeadLetter> letters) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    letters.stream().map(DeadLetterTable::cells).forEach(rows::add);
    return letters.isEmpty() ? List.of() : Cells.table(rows);
  }

  static String summary(int shown, Map<String, Integer> reasons) {
    int all = reasons.values().stream().mapToInt(Integer::intValue).sum();
    String counts =
        reasons.entrySet().stream()
            .map(reason -> reason.getKey() + " " + reason.getValue())
            .collect(Collectors.joining(", "));
    return "%,d rejected%s%s"
        .formatted(
            all,
            counts.isEmpty() ? "" : ": " + counts,
            shown < all ? " (the last %,d shown)".formatted(shown) : "");
  }

  /** The beginning tells submissions apart; {@code --json} has all of it. */
  private static String shortened(@Nullable String submission) {
    return submission == null || submission.length() <= SUBMISSION_CHARS
        ? String.valueOf(submission)
        : submission.substring(0, SUBMISSION_CHARS) + "…";
  }

  private static List<String> cells(DeadLetter letter) {
    RejectedReport report = letter.report();
    return List.of(
        letter.id().toString(),
        report.getKnownAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        report.getReason(),
        letter.feed().orElse(NONE),
        letter.fromKafka()
            ? "%s-%d@%d".formatted(report.getTopic(), report.getPartition(), report.getOffset())
            : "http %s#%d".formatted(shortened(report.getSubmission()), report.getIndex()),
        replayed(letter),
        report.getDetail().replaceAll("\\p{Cntrl}", " "));
  }

  private static String replayed(DeadLetter letter) {
    if (letter.repeatOf().isPresent()) {
      return "is a replay of " + letter.repeatOf().get();
    }
    return letter.replayed().map(last -> last.getOutcome()).orElse(NONE);
  }
}
