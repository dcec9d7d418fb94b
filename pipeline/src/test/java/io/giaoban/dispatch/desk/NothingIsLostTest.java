package io.giaoban.dispatch.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.Alerts;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.TestSubscriptions;
import io.giaoban.dispatch.Verdict;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever fails, whatever is under way, and whenever the dispatcher dies. */
class NothingIsLostTest {
  private static final List<String> CITIES = List.of("VN-HN", "JP-13", "VN-SG");
  private static final Verdict[] FAILURES = {
    Verdict.REFUSED, Verdict.TIMED_OUT, Verdict.THROTTLED, Verdict.UNREACHABLE
  };

  @Property(tries = 300)
  void shouldTellEverythingInOrderOfEachPlace(@ForAll Random random) {
    List<Alert> messages = messages(random);
    TellingStory story = new TellingStory(TestSubscriptions.webhook("s", "https://e.org/"));
    List<String> told = new ArrayList<>();
    Deque<Plan> underWay = new ArrayDeque<>();
    Deque<Alert> toCome = new ArrayDeque<>(messages);
    while (!toCome.isEmpty() || story.telling().waiting() > 0) {
      switch (random.nextInt(6)) {
        case 0, 1 -> {
          if (!toCome.isEmpty()) {
            story.whenCame(toCome.remove());
          }
        }
        case 2, 3 -> {
          for (Plan plan : story.next()) {
            story.telling().start(plan);
            underWay.add(plan);
          }
        }
        case 4 -> {
          if (!underWay.isEmpty()) {
            end(story, underWay.remove(), random, told);
          }
        }
        default -> {
          if (random.nextInt(10) == 0) {
            underWay.clear();
            story.whenRestarted().reading();
          } else {
            story.telling().wakeUpAt(story.now()).ifPresent(story::at);
          }
        }
      }
    }
    for (String city : CITIES) {
      assertThat(firstOf(told, city)).containsExactlyElementsOf(expected(messages, city));
    }
  }

  private static void end(TellingStory story, Plan plan, Random random, List<String> told) {
    boolean heard = random.nextInt(3) > 0;
    boolean answered = heard && random.nextInt(8) > 0;
    if (heard) {
      told.add(plan.items().get(0).message().message());
    }
    Verdict verdict =
        answered || plan.attempt() > 5
            ? Verdict.DELIVERED
            : FAILURES[random.nextInt(FAILURES.length)];
    if (verdict.delivered() && !heard) {
      told.add(plan.items().get(0).message().message());
    }
    story.telling().end(plan, new Outcome(verdict, null, null, null), story.now());
    story.reading();
  }

  /** Repeats are no harm: they have the same id. */
  private static Set<String> firstOf(List<String> told, String city) {
    Set<String> first = new LinkedHashSet<>();
    told.stream().filter(one -> one.startsWith(city)).forEach(first::add);
    return first;
  }

  private static List<String> expected(List<Alert> messages, String city) {
    return messages.stream()
        .filter(message -> message.getCity().equals(city))
        .map(message -> message.getId() + "#" + message.getSequence())
        .toList();
  }

  private static List<Alert> messages(Random random) {
    List<Alert> messages = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      for (String city : CITIES) {
        if (random.nextBoolean()) {
          messages.add(
              Alerts.message(city, "r" + random.nextInt(2), i, AlertState.UPDATED).build());
        }
      }
    }
    return messages;
  }
}
