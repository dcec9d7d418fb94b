package io.giaoban.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files sent to a door that lets them in. */
class FeedClientTest extends FeedClientFixture {
  @Test
  void shouldSendEveryRowOnceUnderTheHeaderInChunks() throws Exception {
    Path file = file("reports.csv", HEADER, rows(25));
    SentFile sent = send(file);
    assertThat(sent.rows()).isEqualTo(25);
    assertThat(sent.accepted()).isEqualTo(25);
    assertThat(sent.refusedFile()).isNull();
    assertThat(door.answered()).hasSize(3).allMatch(one -> one.lines().get(0).equals(HEADER));
    assertThat(door.rows()).containsExactlyInAnyOrderElementsOf(rows(25));
    assertThat(door.answered())
        .allMatch(one -> one.authorization().equals("Bearer " + FakeDoor.KEY));
    assertThat(door.answered()).extracting(FakeDoor.Sent::idempotencyKey).doesNotHaveDuplicates();
    assertThat(dir).isDirectoryNotContaining("glob:**.refused*");
    assertThat(heard.progress.get(2).bytesRead()).isEqualTo(Files.size(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void shouldTakeWhatSpreadsheetsSave(String separator) throws Exception {
    String text = "\uFEFF" + HEADER + "\r\n" + String.join("\r\n", rows(12)) + "\r\n\r\n";
    Path file = Files.writeString(dir.resolve("a.csv"), text.replace(",", separator));
    assertThat(send(file).rows()).isEqualTo(12);
    assertThat(door.answered().get(0).lines().get(0)).isEqualTo(HEADER);
    assertThat(door.rows()).containsExactlyInAnyOrderElementsOf(rows(12));
  }

  @Test
  void shouldUnpackFiles() throws Exception {
    Path file = dir.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((HEADER + "\n" + String.join("\n", rows(12))).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(send(file).rows()).isEqualTo(12);
    assertThat(door.rows()).containsExactlyInAnyOrderElementsOf(rows(12));
  }

  @Test
  void shouldSendLinesOfJsonAsTheyAre() throws Exception {
    List<String> lines =
        IntStream.range(0, 12)
            .mapToObj(i -> "{\"unit\": \"%02d\", \"reportedAt\": \"x\"}".formatted(i))
            .toList();
    door.refuses(line -> line.contains("\"03\""));
    SentFile sent = send(Files.writeString(dir.resolve("a.ndjson"), String.join("\n\n", lines)));
    assertThat(sent.refused()).isEqualTo(1);
    assertThat(door.answered()).allMatch(one -> one.type().equals("application/x-ndjson"));
    assertThat(door.rows()).containsExactlyInAnyOrderElementsOf(lines);

    door.refuses(line -> false);
    SentFile again = send(sent.refusedFile());
    assertThat(again.rows()).isEqualTo(1);
    assertThat(again.refused()).isZero();
    assertThat(door.rows().get(12)).isEqualTo(lines.get(3));
  }

  @Test
  void shouldKeepDosesOfOneStatementTogetherAndRefuseThemTogether() throws Exception {
    String header = "kind,city,unit,day,reportedAt,dose,group,administered";
    List<String> rows = new ArrayList<>();
    for (int unit = 0; unit < 6; unit++) {
      for (int dose = 1; dose <= 4; dose++) {
        rows.add("vaccinations,XX-AA,%02d,2022-01-01,t,%d,,%d".formatted(unit, dose, dose * 10));
      }
    }
    door.refuses(row -> row.startsWith("vaccinations,XX-AA,03,2022-01-01,t,1,"));
    SentFile sent = send(file("doses.csv", header, rows));
    // 10 rows are two statements and a half.
    assertThat(door.answered()).extracting(one -> one.rows().size()).containsExactly(12, 12);
    assertThat(sent.rows()).isEqualTo(24);
    assertThat(sent.refused()).isEqualTo(4);
    assertThat(heard.refused).extracting(RefusedRow::number).containsExactly(13L, 14L, 15L, 16L);
  }

  @Test
  void shouldWriteRefusedRowsSoThatTheyCanBeMendedAndSentAgain() throws Exception {
    String header = "city;unit;day;reportedAt;newCases";
    Path file =
        Files.writeString(
            dir.resolve("báo cáo.csv"),
            header + "\nVN-HN;001;2022-01-02;t;nhiều\nVN-HN;002;2022-01-02;t;7\nVN-HN;003;x\n");
    door.refuses(row -> row.contains("nhiều") || row.endsWith(",x"));
    SentFile sent = send(file);
    assertThat(sent.accepted()).isEqualTo(1);
    assertThat(sent.refusedFile()).isEqualTo(dir.resolve("báo cáo.csv.refused.csv"));
    String refused = Files.readString(sent.refusedFile());
    assertThat(refused)
        .startsWith("\uFEFFcity;")
        .isEqualToNormalizingNewlines(
            """
            \uFEFFcity;unit;day;reportedAt;newCases;reason;detail
            VN-HN;001;2022-01-02;t;nhiều;BAD_VALUE;"số: ""nhiều"" (expected: …)"
            VN-HN;003;x;;;BAD_VALUE;"số: ""nhiều"" (expected: …)"
            """);

    Files.writeString(
        sent.refusedFile(), refused.replace(";nhiều", ";8").replace(";x;;", ";x;t;9"));
    SentFile mended = send(sent.refusedFile());
    assertThat(mended.refused()).isZero();
    assertThat(door.answered().get(1).lines())
        .containsExactly(HEADER, "VN-HN,001,2022-01-02,t,8", "VN-HN,003,x,t,9");
  }

  @Test
  void shouldNotTouchRefusedRowsThatSomebodyIsMending() throws Exception {
    Path file = file("a.csv", HEADER, rows(2));
    Path mended = Files.writeString(dir.resolve("a.csv.refused.csv"), "mended");
    door.refuses(row -> true);
    assertThat(send(file).refusedFile()).isEqualTo(dir.resolve("a.csv.refused-2.csv"));
    assertThat(mended).hasContent("mended");
  }

  @Test
  void shouldGoOnWhereItWasStopped() throws Exception {
    Path file = file("a.csv", HEADER, rows(95));
    door.refuses(row -> row.endsWith("0"));
    Heard stopped = Heard.stoppingAfter(4);
    assertThatThrownBy(() -> client(stopped, false, 1).send(file, dir, sent -> {}))
        .hasMessage("stopped");
    assertThat(door.answered()).hasSize(4);
    SentFile sent = send(file);
    assertThat(sent.rows()).isEqualTo(95);
    assertThat(sent.refused()).isEqualTo(10);
    assertThat(door.rows()).containsExactlyInAnyOrderElementsOf(rows(95));
    assertThat(heard.refused.get(0).number()).isEqualTo(41);
    assertThat(Files.readAllLines(sent.refusedFile())).hasSize(11).doesNotHaveDuplicates();
  }

  @Test
  void shouldSendWhatWasUnderWayAgainUnderTheSameKey() throws Exception {
    Path file = file("a.csv", HEADER, rows(50));
    door.thenAnswers(401, "no");
    assertThatThrownBy(() -> send(file)).isInstanceOf(FeedException.class);
    FakeDoor.Sent unanswered = door.all().get(0);
    send(file);
    assertThat(door.answered().stream().filter(one -> one.lines().equals(unanswered.lines())))
        .isNotEmpty()
        .allMatch(one -> one.idempotencyKey().equals(unanswered.idempotencyKey()));
    assertThat(unanswered.idempotencyKey()).matches("\"[!#-~]+\"");
  }

  @Test
  void shouldSendAFileAnewThatWasSentToItsEnd() throws Exception {
    Path file = file("a.csv", HEADER, rows(5));
    send(file);
    send(file);
    assertThat(door.answered()).hasSize(2);
    // The same rows are meant to count again, as another file may have been sent in between.
    assertThat(door.answered()).extracting(FakeDoor.Sent::idempotencyKey).doesNotHaveDuplicates();
  }

  @Test
  void shouldBeginAgainWhenToldToOrWhenTheFileIsAnother() throws Exception {
    Path file = file("a.csv", HEADER, rows(30));
    assertThatThrownBy(() -> client(Heard.stoppingAfter(2), false, 1).send(file, dir, sent -> {}))
        .hasMessage("stopped");
    client(Heard.stoppingAfter(9), true, 1).send(file, dir, sent -> {});
    assertThat(door.answered()).hasSize(2 + 3);

    assertThatThrownBy(() -> client(Heard.stoppingAfter(2), false, 1).send(file, dir, sent -> {}))
        .hasMessage("stopped");
    file("a.csv", HEADER, rows(31));
    send(file);
    assertThat(door.answered()).hasSize(5 + 2 + 4);
  }

  @Test
  void shouldDoTheEpilogueAgainAndSendNothingIfItWasStoppedThere() throws Exception {
    Path file = file("a.csv", HEADER, rows(15));
    door.refuses(row -> row.endsWith("3"));
    assertThatThrownBy(
            () ->
                client(heard, false, 2)
                    .send(
                        file,
                        dir,
                        sent -> {
                          throw new IllegalStateException("stopped");
                        }))
        .hasMessage("stopped");
    List<SentFile> ends = new ArrayList<>();
    client(heard, false, 2).send(file, dir, ends::add);
    assertThat(door.answered()).hasSize(2);
    assertThat(ends.get(0).rows()).isEqualTo(15);
    assertThat(ends.get(0).refusedFile()).isEqualTo(dir.resolve("a.csv.refused.csv")).exists();
    assertThat(dir.resolve("a.csv.refused-2.csv")).doesNotExist();
  }

  @Test
  void shouldKeepTheOrderWhereOnlyTheTimeOfArrivalTellsIt() throws Exception {
    List<String> rows =
        IntStream.range(0, 60).mapToObj("XX-AA,01,2022-01-01,%d"::formatted).toList();
    client(heard, false, 4).send(file("a.csv", "city,unit,day,newCases", rows), dir, sent -> {});
    assertThat(door.mostAtATime()).isEqualTo(1);
    assertThat(door.rows()).containsExactlyElementsOf(rows);
  }

  @Test
  void shouldTellWhereAFileIsNotReadableAndSendWhatIsBefore() throws Exception {
    Path file = dir.resolve("a.csv");
    byte[] good =
        (HEADER + "\n" + String.join("\n", rows(3_000)) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(good, good.length + 1);
    all[good.length] = (byte) 0xE9; // é in Latin-1
    Files.write(file, all);
    assertThatThrownBy(() -> send(file))
        .hasMessageContaining("not in UTF-8")
        .hasMessageContaining("CSV UTF-8");
    assertThat(door.rows()).isNotEmpty();
    Path open = Files.writeString(dir.resolve("b.csv"), HEADER + "\n\"" + "x".repeat(3 << 20));
    assertThatThrownBy(() -> send(open)).hasMessageContaining("is a quote not closed?");
    Path empty = Files.writeString(dir.resolve("c.csv"), "");
    assertThatThrownBy(() -> send(empty)).hasMessageContaining("empty");
    Path packed = Files.writeString(dir.resolve("d.csv.gz"), "plain");
    assertThatThrownBy(() -> send(packed)).hasMessageContaining("packed by gzip");
  }

  @Test
  void shouldReadNoFurtherThanItMaySend() throws Exception {
    int batch = 100;
    int parallel = 2;
    int rowBytes = HEADER.length() + 1;
    List<String> rows =
        IntStream.range(0, 20_000)
            .mapToObj(
                i -> ("X,0,2022-01-01,t," + i + "0".repeat(rowBytes)).substring(0, rowBytes - 1))
            .toList();
    door.forgets();
    FeedOptions options =
        new FeedOptions(
            door.url(),
            DoorKey.of(FakeDoor.KEY),
            batch,
            parallel,
            Duration.ofSeconds(30),
            dir.resolve("state"),
            false);
    new FeedClient(options, heard).send(file("a.csv", HEADER, rows), dir, sent -> {});
    int buffers = (1 << 16) + (1 << 15);
    int held = (parallel + 1) * batch * rowBytes;
    assertThat(heard.progress)
        .hasSize(rows.size() / batch)
        .allMatch(now -> now.bytesRead() - (now.rows() + 1) * rowBytes <= buffers + held);
    assertThat(door.rowsCounted()).isEqualTo(rows.size());
    assertThat(door.mostAtATime()).isLessThanOrEqualTo(parallel);
  }

  @Test
  void shouldSendOneFileOnceAtATime() throws Exception {
    Path file = file("a.csv", HEADER, rows(5));
    client(heard, false, 1)
        .send(
            file,
            dir,
            sent -> assertThatThrownBy(() -> send(file)).hasMessageContaining("another process"));
  }
}
