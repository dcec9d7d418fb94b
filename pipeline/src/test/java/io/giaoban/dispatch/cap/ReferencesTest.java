package io.giaoban.dispatch.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However alerts go on, are joined and split: documents refer to documents that there are. */
class ReferencesTest {

  /**
   * A message of one of three alerts.
   *
   * @param alert which
   * @param said what it says
   * @param others of which alerts it replaces the last message, too
   */
  record Step(String alert, Said said, Set<String> others) {}

  @Property(tries = 200)
  void shouldReferToEarlierPublicMessagesAlone(@ForAll("steps") List<Step> steps) {
    Telling telling = new Telling();
    CapDocuments documents = new CapDocuments(Telling.SETTINGS, telling);
    Set<String> made = new HashSet<>();
    for (Step step : steps) {
      Alert message = tell(telling, step);
      List<Alert> told = PublicMessages.of(telling.history(step.alert()));
      if (told.contains(message)) {
        CapReader document =
            CapReader.of(documents.of(telling.history(step.alert()), Telling.CITY));
        assertThat(made).containsAll(document.references());
        assertThat(document.references()).doesNotHaveDuplicates();
        assertThat(made.add(document.reference())).as("a name of its own").isTrue();
        assertThat(document.get("msgType")).isEqualTo(type(message, told.size() == 1));
        if (told.size() > 1) {
          assertThat(document.references().get(0)).contains(name(told.get(told.size() - 2)));
        }
      }
    }
  }

  /** So that who fetches it later reads the same. */
  @Property(tries = 100)
  void shouldStayTheSameWhateverComesLater(
      @ForAll("steps") List<Step> steps, @ForAll("steps") List<Step> later) {
    Telling telling = new Telling();
    steps.forEach(step -> tell(telling, step));
    Map<String, String> before = documents(telling);
    later.forEach(step -> tell(telling, step));
    assertThat(documents(telling)).containsAllEntriesOf(before);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> alerts = Arbitraries.of("VN-HN.r.2022-01-02", "VN-HN.r.2022-01-03", "X#Y");
    return Combinators.combine(alerts, Said.any(), alerts.set()).as(Step::new).list().ofMaxSize(15);
  }

  private static Alert tell(Telling telling, Step step) {
    List<String> references = new ArrayList<>();
    Set<String> replaced = new HashSet<>(step.others());
    replaced.add(step.alert());
    for (String id : replaced) {
      int last = telling.history(id).size();
      if (last > 0) {
        references.add(id + "#" + last);
      }
    }
    int number = telling.histories().stream().mapToInt(List::size).sum();
    return telling.tell(
        step.alert(),
        step.said().state(),
        message -> {
          step.said().cover(message);
          message.setReferences(references);
          message.setKnownAt(Telling.FIRST.plus(Duration.ofMinutes(number)));
        });
  }

  /** All documents by their messages. */
  private static Map<String, String> documents(Telling telling) {
    ToldPublic told =
        new ToldPublic(Telling.SETTINGS, telling, () -> Places.of(List.of(Telling.CITY)));
    Map<String, String> documents = new TreeMap<>();
    for (List<Alert> history : telling.histories()) {
      for (Alert message : history) {
        told.document(message.getId(), message.getSequence())
            .ifPresent(document -> documents.put(name(message), document));
      }
    }
    return documents;
  }

  private static String name(Alert message) {
    return "," + message.getId().replace("#", "%23") + ":" + message.getSequence() + ",";
  }

  private static String type(Alert message, boolean first) {
    if (first) {
      return "Alert";
    }
    return message.getState() == AlertState.CANCELLED ? "Cancel" : "Update";
  }
}
