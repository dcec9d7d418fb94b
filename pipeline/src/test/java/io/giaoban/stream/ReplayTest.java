package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Refusal;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.ReplayedReport;
import io.giaoban.wire.Replay;
import io.giaoban.wire.Topics;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refused report sent again counts as of its first receipt, and it is told what became of it. */
class ReplayTest {
  private static final Instant NOON = Story.time(1, 12);
  private static final Instant LATER = Story.time(3, 12);

  private final Story story = Story.given("A");

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void shouldTellThatAReplayWasAccepted() {
    byte[] refused = story.pipeline().bytes(Topics.CASE_REPORTS, story.cases("B", 1, 1, cases(7)));
    story.sends(Topics.CASE_REPORTS, refused).units("A", "B");
    replay(Story.CITY, refused, NOON);
    assertThat(story.day(1).getNewCases()).isEqualTo(7);
    assertThat(story.rejected()).hasSize(1);
    ReplayedReport told = told();
    assertThat(told.getOriginal()).isEqualTo("0@5");
    assertThat(told.getOutcome()).isEqualTo("ACCEPTED");
    assertThat(told.getDetail()).isNull();
    assertThat(told.getTopic()).isEqualTo("giaoban.case-reports");
    assertThat(told.getPartition()).isZero();
    assertThat(told.getOffset()).isEqualTo(1);
    assertThat(told.getKnownAt()).isEqualTo(LATER);
  }

  @Test
  void shouldTellWhyAReplayWasRefusedAgainAndKeepItLikeAnyOther() {
    byte[] refused = story.pipeline().bytes(Topics.CASE_REPORTS, story.cases("B", 1, 1, cases(7)));
    replay(Story.CITY, refused, NOON);
    assertThat(told().getOutcome()).isEqualTo(Refusal.UNKNOWN_UNIT.name());
    assertThat(told().getDetail()).startsWith("unit: \"B\"");
    assertThat(story.rejected()).extracting(RejectedReport::getReason).containsOnly("UNKNOWN_UNIT");
  }

  @Test
  void shouldNotSupersedeACorrectionThatCameBetween() {
    story.at(2, 12).reports("A", 1, Story.time(2, 12).toEpochMilli(), 30);
    replay(Story.CITY, withoutRevision(1, 20), NOON);
    assertThat(told().getOutcome()).isEqualTo("ACCEPTED");
    assertThat(story.day(1).getNewCases()).isEqualTo(30);
  }

  @Test
  void shouldTakeTheRevisionFromTheFirstReceipt() {
    replay(Story.CITY, withoutRevision(1, 20), NOON);
    assertThat(story.unitDays().get(0).getCaseRevision()).isEqualTo(NOON.toEpochMilli());
    assertThat(story.day(1).getKnownAt()).isEqualTo(LATER);
  }

  @Test
  void shouldCheckTheDayAgainstTheFirstReceipt() {
    replay(Story.CITY, withoutRevision(3, 20), NOON);
    assertThat(told().getOutcome()).isEqualTo(Refusal.DAY_IN_FUTURE.name());
  }

  @Test
  void shouldNotBelieveAReceiptAfterTheRecordItself() {
    replay(Story.CITY, withoutRevision(9, 20), Story.time(9, 12));
    assertThat(told().getOutcome()).isEqualTo(Refusal.DAY_IN_FUTURE.name());
  }

  @Test
  void shouldTellTheOutcomeOfAMisplacedReplayOnceWhereItIsHome() {
    replay("VN-Z", withoutRevision(1, 20), NOON);
    assertThat(told().getOutcome()).isEqualTo("ACCEPTED");
    assertThat(story.pipeline().sentTo(Topics.CASE_REPORTS))
        .singleElement()
        .satisfies(
            (TestRecord<byte[], byte[]> home) ->
                assertThat(Replay.of(home.headers())).isEqualTo(new Replay("0@5", NOON)));
    assertThat(story.unitDays().get(0).getCaseRevision()).isEqualTo(NOON.toEpochMilli());
  }

  private void replay(String key, byte[] value, Instant receivedAt) {
    story
        .pipeline()
        .replay(
            Topics.CASE_REPORTS, key.getBytes(UTF_8), value, LATER, new Replay("0@5", receivedAt));
  }

  private ReplayedReport told() {
    assertThat(story.pipeline().replayed()).hasSize(1);
    return story.pipeline().replayed().get(0);
  }

  private byte[] withoutRevision(int day, int newCases) {
    CaseReport report =
        CaseReport.newBuilder()
            .setCity(Story.CITY)
            .setUnit("A")
            .setDay(Story.date(day))
            .setNewCases(newCases)
            .build();
    return story.pipeline().bytes(Topics.CASE_REPORTS, report);
  }

  private static Map<CaseMeasure, Integer> cases(int newCases) {
    return Map.of(CaseMeasure.NEW_CASES, newCases);
  }
}
