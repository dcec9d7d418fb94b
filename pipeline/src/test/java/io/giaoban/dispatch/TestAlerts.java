package io.giaoban.dispatch;

import io.giaoban.dispatch.Notice.Step;
import io.giaoban.dispatch.words.PlaceNames;
import io.giaoban.place.PlacesFile;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.wire.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Alerts as they were told of Hà Nội in the first days of 2022, and who hears of them. */
public final class TestAlerts {
  /** How the shipped places are called. */
  public static final PlaceNames NAMES = new PlaceNames(PlacesFile::shipped);

  /** The day on which Hà Nội passed 2,000 cases a day. */
  public static final LocalDate DAY = LocalDate.parse("2022-01-02");

  private static final Instant MADE = Instant.parse("2022-01-01T00:00:00Z");

  private TestAlerts() {}

  /** The first message of an alert. */
  public static Alert.Builder raised() {
    return Alert.newBuilder()
        .setId("VN-HN.cases-2000.2022-01-02")
        .setSequence(1)
        .setRule("cases-2000")
        .setSeverity("severe")
        .setCity("VN-HN")
        .setState(AlertState.RAISED)
        .setFirstDay(DAY)
        .setLastDay(DAY)
        .setDay(DAY)
        .setValue(2045.0)
        .setPeak(2045)
        .setPeakDay(DAY)
        .setProvisional(true)
        .setCompleteness(28 / 30.0)
        .setVersion(3)
        .setKnownAt(Instant.parse("2022-01-02T11:05:00Z"))
        .setReason("HOLDS")
        .setHeadline(
            Map.of(
                "vi",
                "Hà Nội: 2.045 ca mắc mới ngày 02/01/2022, từ 2.000 ca/ngày trở lên kể từ 02/01/2022",
                "en",
                "Hanoi: 2,045 new cases on 2 Jan 2022, 2,000 a day or more since 2 Jan 2022"))
        .setAdvice(
            Map.of(
                "vi",
                "Kích hoạt phương án 2.000 ca/ngày: rà soát giường bệnh, ôxy, trạm y tế lưu động và nhân lực lấy mẫu.",
                "en",
                "Put the plan for 2,000 cases a day in force: check beds, oxygen, mobile stations and sampling staff."));
  }

  /** The message that takes it back, as a correction took its ground away. */
  public static Alert.Builder cancelled() {
    return raised()
        .setSequence(2)
        .setState(AlertState.CANCELLED)
        .setReason("CORRECTED")
        .setValue(1945.0)
        .setProvisional(false)
        .setCompleteness(1.0)
        .setKnownAt(Instant.parse("2022-01-03T02:40:00Z"))
        .setReferences(List.of("VN-HN.cases-2000.2022-01-02#1"))
        .setAdvice(Map.of())
        .setHeadline(
            Map.of(
                "vi",
                "Huỷ bỏ: Hà Nội: 2.045 ca mắc mới ngày 02/01/2022, từ 2.000 ca/ngày trở lên kể từ 02/01/2022",
                "en",
                "Cancelled: Hanoi: 2,045 new cases on 2 Jan 2022, 2,000 a day or more since 2 Jan 2022"));
  }

  /** An alert of one of its districts. */
  public static Alert.Builder ofDistrict() {
    return raised()
        .setId("VN-HN.006.unit-weekly-growth.2021-12-20")
        .setUnit("006")
        .setRule("unit-weekly-growth")
        .setSeverity("moderate")
        .setState(AlertState.RESOLVED)
        .setReason("CLEARED")
        .setSequence(4)
        .setFirstDay(LocalDate.parse("2021-12-20"))
        .setValue(1460.0)
        .setPeak(1723)
        .setPeakDay(LocalDate.parse("2021-12-27"))
        .setReferences(List.of("VN-HN.006.unit-weekly-growth.2021-12-20#3"))
        .setAdvice(Map.of())
        .setHeadline(
            Map.of(
                "vi",
                "Kết thúc: Đống Đa, Hà Nội: số ca không còn tăng nhanh, 1.460 ca trong 7 ngày đến 02/01/2022",
                "en",
                "Resolved: Dong Da, Hanoi: fast growth is over, 1,460 cases in the 7 days to 2 Jan 2022"));
  }

  /** A notice of messages, none of which stands for others. */
  public static Notice notice(Subscription to, Alert... messages) {
    List<Step> steps =
        List.of(messages).stream()
            .map(message -> new Step(message, List.of(), Origin.UNKNOWN))
            .toList();
    return new Notice("msg_" + messages[0].getId() + "#" + messages[0].getSequence(), to, steps);
  }

  /** A subscription by a channel; of these languages, or both. */
  public static Subscription subscription(Channel channel, String... languages) {
    return new Subscription(
        "sub_1",
        new Wishes(
            "Bệnh viện Bạch Mai",
            "owner@example.org",
            channel,
            null,
            List.of(languages),
            null,
            null),
        new Access("0".repeat(64), List.of()),
        new Life(MADE, MADE, false, 0, 1, List.of(), null, null));
  }
}
