package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.dispatch.Alerts;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.dispatch.TestSubscriber;
import io.giaoban.dispatch.TestSubscriptions;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.subscriber.Proof;
import io.giaoban.subscriber.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dispatcher is killed again and again while alerts come. {@code -Dgiaoban.kills=50
 * -Dgiaoban.alerts=1000 -Dgiaoban.subscribers=20} is the whole trial.
 */
class DispatcherKilledTest {
  private static final int KILLS = Integer.getInteger("giaoban.kills", 3);
  private static final int ALERTS = Integer.getInteger("giaoban.alerts", 120);
  private static final int SUBSCRIBERS = Integer.getInteger("giaoban.subscribers", 20);
  private static final List<String> CITIES = List.of("VN-HN", "JP-13", "VN-SG", "VN-DN");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path dir;

  @Test
  void shouldLoseNothingAndRepeatUnderTheSameId() throws Exception {
    Random random = new Random(6);
    List<TestSubscriber> subscribers =
        IntStream.range(0, SUBSCRIBERS).mapToObj(i -> subscriber(i)).toList();
    try (Dispatchers site = new Dispatchers(dir);
        DefinitionView<Subscription, Subscriptions> view = view(site);
        SubscriptionTopic topic = SubscriptionTopic.start(site.cluster().brokers(), view)) {
      IntStream.range(0, SUBSCRIBERS).forEach(i -> topic.put(subscription(i, subscribers.get(i))));
      List<Alert> alerts = alerts();
      int told = 0;
      for (int kill = 0; kill <= KILLS; kill++) {
        int next = kill == KILLS ? ALERTS : told + ALERTS / (KILLS + 1);
        try (DispatcherProcess dispatcher =
            DispatcherProcess.start("dispatcher-1", site.cluster()).awaitReady()) {
          int before = received(subscribers);
          site.tell(alerts.subList(told, next));
          told = next;
          int share = random.nextInt(ALERTS / (KILLS + 1) * SUBSCRIBERS);
          if (kill < KILLS) {
            await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> received(subscribers) > before + share);
            dispatcher.kill();
          } else {
            await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> subscribers.forEach(one -> assertAll(one, alerts)));
          }
        }
      }
      System.out.printf(
          "%d kills, %d alerts to %d subscribers: %d attempts for %d messages%n",
          KILLS, ALERTS, SUBSCRIBERS, received(subscribers), ALERTS * SUBSCRIBERS);
    }
  }

  private static TestSubscriber subscriber(int number) {
    return new TestSubscriber().learn(DispatcherProcess.secrets().webhookSecret("s" + number, 1));
  }

  private static Subscription subscription(int number, TestSubscriber subscriber) {
    return TestSubscriptions.webhook("s" + number, subscriber.url().toString());
  }

  private static DefinitionView<Subscription, Subscriptions> view(Dispatchers site) {
    return DefinitionView.start(
        DefinitionKind.SUBSCRIPTIONS, site.cluster().brokers(), Subscriptions::of);
  }

  private static int received(List<TestSubscriber> subscribers) {
    return subscribers.stream().mapToInt(one -> one.received().size()).sum();
  }

  /** Every message came, for the first time in the order of its place, under one id, signed. */
  private static void assertAll(TestSubscriber subscriber, List<Alert> alerts) {
    Map<String, List<Integer>> came = new LinkedHashMap<>();
    Map<String, String> ids = new HashMap<>();
    for (Received one : subscriber.received()) {
      JsonNode alert = alert(one);
      String message = alert.get("id").asText() + "#" + alert.get("sequence").asInt();
      assertThat(ids.computeIfAbsent(message, first -> one.id())).isEqualTo(one.id());
      List<Integer> ofCity =
          came.computeIfAbsent(alert.get("city").asText(), city -> new ArrayList<>());
      if (!ofCity.contains(alert.get("sequence").asInt())) {
        ofCity.add(alert.get("sequence").asInt());
      }
    }
    assertThat(new HashSet<>(ids.values())).hasSize(ids.size());
    for (String city : CITIES) {
      assertThat(came.getOrDefault(city, List.of()))
          .containsExactlyElementsOf(
              alerts.stream()
                  .filter(alert -> alert.getCity().equals(city))
                  .map(Alert::getSequence)
                  .toList());
    }
    assertThat(subscriber.proofs()).allMatch(Proof::verified);
  }

  private static JsonNode alert(Received message) {
    try {
      return JSON.readTree(message.body()).get("data").get("alert");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Alert> alerts() {
    return IntStream.range(0, ALERTS)
        .mapToObj(
            i ->
                Alerts.message(
                        CITIES.get(i % CITIES.size()),
                        "cases-2000",
                        1 + i / CITIES.size(),
                        AlertState.UPDATED)
                    .build())
        .toList();
  }
}
