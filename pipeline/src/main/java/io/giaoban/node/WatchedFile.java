package io.giaoban.node;

import io.giaoban.alert.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that is looked at again and again, and may be written meanwhile. */
final class WatchedFile {
  private final Path file;
  private byte[] taken;
  private @Nullable Stamp stamp;
  private byte @Nullable [] seen;

  private record Stamp(FileTime modified, long size) {}

  private WatchedFile(Path file, byte[] taken) {
    this.file = file;
    this.taken = taken;
  }

  /**
   * A file whose content is taken as it is now.
   *
   * @throws IOException if it cannot be read
   */
  static WatchedFile open(Path file) throws IOException {
    return new WatchedFile(file, RulesFile.content(file));
  }

  /** What was taken last. */
  byte[] taken() {
    return taken;
  }

  /**
   * The content, if it is another than the one taken last, and was the same at the last look: what
   * is half written is no content. It is told again until it is taken.
   *
   * @throws IOException if it cannot be read now, as while it is replaced
   */
  Optional<byte[]> changed() throws IOException {
    // Before the content is read: what is written after that has another stamp.
    Stamp now = new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    if (seen == null && now.equals(stamp)) {
      return Optional.empty();
    }
    stamp = now;
    byte[] content = RulesFile.content(file);
    if (Arrays.equals(content, taken)) {
      seen = null;
      return Optional.empty();
    }
    boolean settled = seen != null && Arrays.equals(content, seen);
    seen = content;
    return settled ? Optional.of(content) : Optional.empty();
  }

  /** Takes it: it is no change any more. */
  void take(byte[] content) {
    taken = content;
    seen = null;
  }
}
