package io.giaoban.gateway.dhis2;

import io.giaoban.api.Endpoint;
import io.giaoban.gateway.Admission;
import io.giaoban.gateway.Delivery;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.MalformedBodyException;
import io.giaoban.gateway.Submission;
import io.giaoban.gateway.SubmissionConflictException;
import io.giaoban.gateway.Submissions;
import io.giaoban.gateway.UnsupportedBodyException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * {@code POST /v1/dataValueSets}: the door for DHIS2. An instance that pushes to another one posts
 * to {@code /api/dataValueSets} below its address, so that path is served as well. All answers have
 * DHIS2's form, but where there is no mapping.
 */
public final class Dhis2Routes {
  private static final String JSON = "application/json";
  private static final String LOGIN = "Basic realm=\"giaoban\", charset=\"UTF-8\"";
  private static final int MOST_BYTES = 32 << 20;

  private final Optional<Dhis2Mapping> mapping;
  private final Admission admission;
  private final Submissions submissions;

  /**
   * The door.
   *
   * @param mapping what data elements and organisation units mean; empty: the door is closed
   * @param admission tells who may come in
   * @param submissions takes what they bring
   */
  public Dhis2Routes(Optional<Dhis2Mapping> mapping, Admission admission, Submissions submissions) {
    this.mapping = mapping;
    this.admission = admission;
    this.submissions = submissions;
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Dhis2Endpoint.at("/v1/dataValueSets", "postDataValueSets", this::post),
        Dhis2Endpoint.at("/api/dataValueSets", "postDataValueSetsAsDhis2", this::post));
  }

  private void post(Context exchange) throws IOException {
    Dhis2Mapping meaning =
        mapping.orElseThrow(
            () ->
                new NotFoundResponse(
                    "no mapping of DHIS2's data elements (expected: start with --dhis2-mapping FILE)"));
    WebMessage answer;
    try {
      answer = WebMessage.of(take(exchange, meaning));
    } catch (PushException e) {
      answer = WebMessage.error(e.status(), String.valueOf(e.getMessage()));
    } catch (HttpResponseException e) {
      HttpStatus status = HttpStatus.forStatus(e.getStatus());
      answer = WebMessage.error(status, String.valueOf(e.getMessage()));
    }
    if (answer.httpStatusCode() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
      exchange.header("Retry-After", "5");
    }
    exchange.status(answer.httpStatusCode()).json(answer);
  }

  private ImportSummary take(Context exchange, Dhis2Mapping meaning)
      throws IOException, PushException {
    Feed feed =
        admission.admit(
            exchange,
            Login.key(exchange.header("Authorization")),
            LOGIN,
            "an active feed's key as password, personal access token or bearer token");
    ImportOptions asked = ImportOptions.read(exchange.queryParamMap());
    DataValueSet set = DataValueSetReader.read(body(exchange));
    ImportOptions options = asked.with(set.dryRun(), set.strategy());
    Push push = Push.of(set, options.delete(), meaning);
    Submission submission = submit(push, feed, options.dryRun());
    admission.brought(feed, set.size());
    return push.summary(submission, options, set.since243());
  }

  private Submission submit(Push push, Feed feed, boolean dryRun)
      throws IOException, PushException {
    try {
      return submissions.submit(
          Delivery.ofItems(
              feed, JSON, dryRun, receivedAt -> push.items(feed.id(), receivedAt).iterator()));
    } catch (CompletionException e) {
      throw new PushException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "the values could not be made safe (push the same again after 5 s)",
          e);
    } catch (MalformedBodyException | UnsupportedBodyException | SubmissionConflictException e) {
      throw new IllegalStateException("items that were read already", e);
    }
  }

  private static byte[] body(Context exchange) throws IOException, PushException {
    byte[] body = exchange.bodyInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw new PushException(
          HttpStatus.CONTENT_TOO_LARGE,
          "more than %d bytes (expected: fewer; push the values in parts)".formatted(MOST_BYTES));
    }
    return body;
  }
}
