package io.giaoban.dispatch;

import static org.awaitility.Awaitility.await;

import io.giaoban.subscriber.Answer;
import io.giaoban.subscriber.Message;
import io.giaoban.subscriber.Proof;
import io.giaoban.subscriber.Received;
import io.giaoban.subscriber.SignatureCheck;
import io.giaoban.subscriber.Subscriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A subscriber that remembers what came, and answers as it is told to. All of a process share one
 * server, and differ by their paths.
 */
public final class TestSubscriber implements AutoCloseable {
  private static final Map<String, TestSubscriber> BY_PATH = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String path = "/subscriber-" + COUNT.incrementAndGet();
  private final SignatureCheck signatures = new SignatureCheck();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Proof> proofs = new CopyOnWriteArrayList<>();
  private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
  private volatile Answer usual = Answer.of(204);

  public TestSubscriber() {
    BY_PATH.put(path, this);
  }

  /** Ends with the process. */
  private static final class Shared {
    private static final Subscriber SERVER = open();

    private static Subscriber open() {
      try {
        return Subscriber.open("127.0.0.1", 0, TestSubscriber::hear);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public URI url() {
    return Shared.SERVER.url().resolve(path);
  }

  /** Checks signatures with this secret too. */
  public TestSubscriber learn(String secret) {
    signatures.learn(secret);
    return this;
  }

  /** Answers the next message so, or the one after those for which that was said before. */
  public TestSubscriber thenAnswer(int status) {
    return thenAnswer(Answer.of(status));
  }

  public TestSubscriber thenAnswer(Answer answer) {
    next.add(answer);
    return this;
  }

  /** Answers so whatever comes. */
  public TestSubscriber answering(Answer answer) {
    usual = answer;
    return this;
  }

  public static TestSubscriber hanging() {
    return new TestSubscriber().answering(Answer.hanging());
  }

  public static TestSubscriber dripping() {
    return new TestSubscriber().answering(Answer.dripping(Duration.ofSeconds(1)));
  }

  public static TestSubscriber redirecting(String location) {
    return new TestSubscriber().answering(Answer.redirect(location));
  }

  /** All that came, in order, challenges included. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  public List<String> receivedIds() {
    return received.stream().map(Received::id).toList();
  }

  /** For each message, in order, whether it came from who knows a secret. */
  public List<Proof> proofs() {
    return List.copyOf(proofs);
  }

  public List<Received> awaitReceived(int count) {
    await().atMost(Duration.ofMinutes(1)).until(() -> received.size() >= count);
    return received();
  }

  /** Answers 410 from now on. */
  @Override
  public void close() {
    BY_PATH.remove(path);
  }

  private static Answer hear(Received message) {
    TestSubscriber subscriber = BY_PATH.get(message.path());
    return subscriber == null ? Answer.of(410) : subscriber.take(message);
  }

  private synchronized Answer take(Received message) {
    proofs.add(signatures.of(message));
    received.add(message);
    Answer told = next.poll();
    if (told != null) {
      return told;
    }
    return usual.accepts()
        ? new Message(message)
            .challenge()
            .map(text -> Answer.of(200).after(usual.after()).saying(text))
            .orElse(usual)
        : usual;
  }
}
