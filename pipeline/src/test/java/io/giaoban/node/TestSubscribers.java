package io.giaoban.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.api.Endpoints;
import io.giaoban.dispatch.ChannelCodes;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.gateway.Feed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A door for subscribers and nothing else, on a cluster that others may use as well. */
final class TestSubscribers implements AutoCloseable {
  static final String KEY = "operators-key";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Parts parts = new Parts();
  private final SubscriberSecrets secrets = new SubscriberSecrets(SubscriberSecrets.randomKey());
  private final AtomicReference<ChannelProof> proof = new AtomicReference<>(ChannelProof.NONE);
  private final DefinitionView<Subscription, Subscriptions> subscriptions;
  private final HttpDoor door;

  TestSubscribers(TestCluster cluster, boolean open) {
    this(cluster, open, Clock.systemUTC());
  }

  TestSubscribers(TestCluster cluster, boolean open, Clock clock) {
    KafkaSite site = new KafkaSite(cluster.cluster(), cluster.setup().admin());
    DefinitionViews defined =
        new DefinitionViews(parts, site.cluster().brokers(), Feed.operator(KEY));
    subscriptions = defined.subscriptions();
    defined.awaitRead();
    SubscriberRole role =
        SubscriberRole.start(
            KEY,
            open,
            parts,
            site,
            defined,
            secrets,
            subscription -> proof.get().prove(subscription),
            clock);
    door =
        parts.started(
            HttpDoor.open(HttpOptions.loopback(0), Endpoints.described(role.endpoints())::install));
  }

  /** Where subscriptions are. */
  String url() {
    return door.url() + "/v1/subscriptions";
  }

  /** What channels are proved by from now on. */
  void prove(ChannelProof by) {
    proof.set(by);
  }

  /** From now on every channel proves to be its owner's. */
  void proveAll() {
    prove(subscription -> CompletableFuture.completedStage(ProofResult.verified()));
  }

  /** The codes in links. */
  ChannelCodes codes() {
    return new ChannelCodes(secrets);
  }

  /** A subscription as it is kept. */
  Subscription kept(String id) {
    return subscriptions.get().find(id).orElseThrow();
  }

  /** Whether a subscription is kept. */
  boolean isKept(String id) {
    return subscriptions.get().find(id).isPresent();
  }

  /** What is answered to the operator who makes this subscription. */
  JsonNode made(String wishes) throws Exception {
    HttpResponse<String> answer = send(KEY, "POST", "", wishes);
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return json(answer);
  }

  /** Asks for something under {@code /v1/subscriptions}, with that key or none. */
  HttpResponse<String> send(@Nullable String key, String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }

  @Override
  public void close() {
    parts.close();
  }
}
