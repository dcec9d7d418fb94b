package io.giaoban.gateway;

import io.giaoban.api.AwaitedBody;
import io.giaoban.api.BodyTooSlowException;
import io.giaoban.api.Endpoint;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.RequestTimeoutResponse;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnprocessableContentResponse;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.zip.ZipException;

/** {@code POST /v1/reports}: the door for feeds. */
public final class GatewayRoutes {
  private static final int RETRY_SECONDS = 5;
  private static final int BLOCK = 64 << 10;
  private static final long MOST_HEARD_OUT = 64L << 20;

  private final Admission admission;
  private final Submissions submissions;
  private final BodyLimits limits;

  /**
   * The door.
   *
   * @param admission tells who may come in
   * @param submissions takes what they bring
   * @param limits how much they may bring at once
   */
  public GatewayRoutes(Admission admission, Submissions submissions, BodyLimits limits) {
    this.admission = admission;
    this.submissions = submissions;
    this.limits = limits;
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(ReportsEndpoint.handledBy(this::postReports));
  }

  private void postReports(Context exchange) throws IOException {
    Feed feed = admission.admit(exchange);
    try {
      Submission submission = submissions.submit(delivery(exchange, feed));
      admission.brought(feed, submission.accepted() + submission.rejected());
      exchange.status(submission.rejected() == 0 ? HttpStatus.OK : HttpStatus.MULTI_STATUS);
      exchange.json(submission);
    } catch (MalformedBodyException | ZipException e) {
      throw new BadRequestResponse("body: " + e.getMessage());
    } catch (UnsupportedBodyException e) {
      throw new UnsupportedMediaTypeResponse(e.getMessage());
    } catch (BodyTooLargeException e) {
      throw new ContentTooLargeResponse(e.getMessage());
    } catch (BodyTooSlowException e) {
      throw new RequestTimeoutResponse(String.valueOf(e.getMessage()));
    } catch (SubmissionConflictException e) {
      if (e.isInProgress()) {
        exchange.header("Retry-After", "1");
        throw new ConflictResponse(e.getMessage());
      }
      throw new UnprocessableContentResponse(e.getMessage());
    } catch (CompletionException | IllegalStateException e) {
      exchange.header("Retry-After", Integer.toString(RETRY_SECONDS));
      hearOut(exchange);
      throw new ServiceUnavailableResponse(
          "the reports could not be made safe (send the same again after %d s)"
              .formatted(RETRY_SECONDS));
    }
  }

  /** Who is cut off while sending hears no answer; very long bodies are cut off all the same. */
  private static void hearOut(Context exchange) throws IOException {
    InputStream body = exchange.bodyInputStream();
    byte[] block = new byte[BLOCK];
    long left = MOST_HEARD_OUT;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = body.read(block);
    }
  }

  private Delivery delivery(Context exchange, Feed feed) throws UnsupportedBodyException {
    String type = Objects.requireNonNullElse(exchange.contentType(), "");
    InputStream body =
        BodyStream.open(
            exchange.header("Content-Encoding"),
            new AwaitedBody(exchange.bodyInputStream()),
            limits);
    return new Delivery(
        feed,
        type,
        body,
        (bytes, receivedAt) ->
            new AdmittedItems(
                ItemReaders.open(type, bytes, feed.id(), receivedAt),
                () -> admission.stillAdmits(feed)),
        Boolean.TRUE.equals(ReportsEndpoint.DRY_RUN.from(exchange)),
        Delivery.FEW_RESULTS,
        ReportsEndpoint.IDEMPOTENCY_KEY.from(exchange));
  }
}
