package io.giaoban.feed;

import java.io.IOException;
import java.nio.file.Path;

/** Sends files through the door for feeds, each from where it stopped. */
public final class FeedClient {
  private final FeedOptions options;
  private final FeedListener listener;
  private final Door door;

  /** A client. */
  public FeedClient(FeedOptions options, FeedListener listener) {
    this.options = options;
    this.listener = listener;
    this.door = new Door(options, listener::waiting);
  }

  /** What is done with a file before it is forgotten that it was sent. */
  public interface Epilogue {
    /** Does it. */
    void accept(SentFile sent) throws IOException;
  }

  /**
   * Sends a file.
   *
   * @param refusedDir where refused rows are put
   * @param epilogue done once all is answered; if this process ends before it is through, the next
   *     call sends nothing and does it again
   * @throws FeedException if it could not be sent to its end
   */
  public SentFile send(Path file, Path refusedDir, Epilogue epilogue) throws IOException {
    Source source = Source.of(file);
    try (Journal journal = Journal.open(options.stateDir(), file, options.door().toString())) {
      SentFile sent = new Sending(source, journal, options, door, listener).run(refusedDir);
      listener.finished(sent);
      epilogue.accept(sent);
      journal.delete();
      return sent;
    }
  }

  /** Forgets how far a file was sent. */
  void forget(Path file) throws IOException {
    try (Journal journal = Journal.open(options.stateDir(), file, options.door().toString())) {
      journal.delete();
    }
  }
}
