package io.giaoban.gateway;

import io.giaoban.place.Places;
import io.giaoban.schema.SubmissionStatus;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Denied;
import io.giaoban.wire.Origin;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes submissions. One that its feed names by an idempotency key is answered the same however
 * often it comes; one that was broken off is taken again with the time, and so the revisions, of
 * its first coming: what of it was taken before is not stated anew.
 */
public final class Submissions {
  private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

  private final Supplier<Places> places;
  private final ReportSink sink;
  private final KnownSubmissions known;
  private final ClockMode clock;
  private final Clock now;
  private final DoorMetrics metrics;
  private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

  /**
   * Takes submissions.
   *
   * @param places tells the cities that report here; asked once for each submission
   * @param sink where reports go
   * @param known tells what became of earlier ones
   * @param clock whether a report is known from its receipt on, or from when it tells
   * @param now tells when submissions come
   * @param metrics counts what becomes of them
   */
  public Submissions(
      Supplier<Places> places,
      ReportSink sink,
      KnownSubmissions known,
      ClockMode clock,
      Clock now,
      DoorMetrics metrics) {
    this.places = places;
    this.sink = sink;
    this.known = known;
    this.clock = clock;
    this.now = now;
    this.metrics = metrics;
  }

  /**
   * Takes a submission, and returns when all of it is safe.
   *
   * @throws MalformedBodyException if the body has not even a first item
   * @throws UnsupportedBodyException if nobody reads such a body here
   * @throws SubmissionConflictException if the feed named another submission so
   * @throws IOException if the body does not come
   * @throws CompletionException if it could not be made safe; sent again, nothing is counted twice
   */
  @SuppressWarnings("try") // closing it is all that is done with it
  public Submission submit(Delivery delivery)
      throws MalformedBodyException,
          UnsupportedBodyException,
          SubmissionConflictException,
          IOException {
    String key = delivery.dryRun() ? null : delivery.idempotencyKey();
    String id =
        key == null
            ? UUID.randomUUID().toString()
            : IdempotencyKey.submission(delivery.feed().id(), key);
    try (Scope entered = Origin.ofSubmission(id).enter()) {
      return submit(delivery, id, key);
    }
  }

  private Submission submit(Delivery delivery, String id, @Nullable String key)
      throws MalformedBodyException,
          UnsupportedBodyException,
          SubmissionConflictException,
          IOException {
    try {
      return key == null
          ? take(delivery, Arrival.of(id, delivery.feed(), now.instant()))
          : takeOnce(delivery, id, key);
    } catch (CompletionException | IllegalStateException e) {
      Denied.warn(
          LOG,
          "submission %s of feed %s could not be made safe".formatted(id, delivery.feed().id()),
          e,
          "write");
      throw e;
    }
  }

  private Submission takeOnce(Delivery delivery, String id, String key)
      throws MalformedBodyException,
          UnsupportedBodyException,
          SubmissionConflictException,
          IOException {
    if (!inProgress.add(id)) {
      throw SubmissionConflictException.inProgress(key);
    }
    try {
      return takeNamed(delivery, id, key);
    } finally {
      inProgress.remove(id);
    }
  }

  private Submission take(Delivery delivery, Arrival arrival)
      throws MalformedBodyException, UnsupportedBodyException, IOException {
    try (ItemReader items = delivery.opening().open(delivery.body(), arrival.receivedAt())) {
      SubmissionStatus status = begun(delivery, arrival);
      accept(delivery, arrival, items).writeTo(status);
      Submission answer = Submission.of(status);
      if (!delivery.dryRun()) {
        status.setEndedAt(now.instant());
        status.setResults(status.getResults().stream().limit(Delivery.FEW_RESULTS).toList());
        // Nothing depends on it but what is told of the submission later.
        sink.note(status)
            .exceptionally(
                failure -> {
                  LOG.warn("what became of submission {} is not kept", arrival.id(), failure);
                  return null;
                });
      }
      return answer;
    }
  }

  private Submission takeNamed(Delivery delivery, String id, String key)
      throws MalformedBodyException,
          UnsupportedBodyException,
          SubmissionConflictException,
          IOException {
    Fingerprint body = new Fingerprint(delivery.body());
    Optional<SubmissionStatus> before = known.find(id);
    if (before.isPresent() && before.get().getEndedAt() != null) {
      if (!body.ofAll().equals(before.get().getFingerprint())) {
        throw SubmissionConflictException.otherBody(key);
      }
      return Submission.of(before.get());
    }
    Instant receivedAt = before.map(SubmissionStatus::getReceivedAt).orElseGet(now::instant);
    Arrival arrival = Arrival.of(id, delivery.feed(), receivedAt);
    try (ItemReader items = delivery.opening().open(body, receivedAt)) {
      SubmissionStatus status = begun(delivery, arrival);
      if (before.isEmpty()) {
        sink.note(status).toCompletableFuture().join();
      }
      accept(delivery, arrival, items).writeTo(status);
      status.setEndedAt(now.instant());
      status.setFingerprint(body.ofAll());
      sink.note(status).toCompletableFuture().join();
      return Submission.of(status);
    }
  }

  private Tally accept(Delivery delivery, Arrival arrival, ItemReader items)
      throws MalformedBodyException, IOException {
    ItemCheck check = new ItemCheck(places.get(), arrival, clock);
    Tally tally = new Tally(delivery.mostResults());
    new Acceptance(arrival, check, delivery.dryRun() ? null : sink, tally).take(items);
    if (!delivery.dryRun()) {
      metrics.taken(arrival.feed().id(), tally, now.instant());
    }
    LOG.info(
        "submission {} of {}: let in {} of {} items, refused {}",
        arrival.id(),
        arrival.feed().id(),
        tally.letIn(),
        tally.items(),
        tally.reasons());
    return tally;
  }

  private static SubmissionStatus begun(Delivery delivery, Arrival arrival) {
    return SubmissionStatus.newBuilder()
        .setId(arrival.id())
        .setFeed(arrival.feed().id())
        .setIdempotencyKey(delivery.idempotencyKey())
        .setFormat(delivery.format())
        .setReceivedAt(arrival.receivedAt())
        .setReasons(Map.of())
        .setResults(List.of())
        .setRanges(List.of())
        .build();
  }
}
