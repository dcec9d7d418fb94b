package io.giaoban.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been sent: everything before {@code next} is answered.
 *
 * @param print tells this content of the file from others
 * @param run made when the file was begun; the same rows sent in another run are sent anew
 * @param next the byte at which the first row without an answer starts, in the unpacked file
 * @param read how many rows are before it
 * @param none how many of these are no reports
 * @param refused how many of these were refused
 * @param refusedBytes how long the file of refused rows was then
 * @param refusedFile where that file is put at the end; null: not at its end yet, or none refused
 */
record Mark(
    @JsonProperty(required = true) String print,
    @JsonProperty(required = true) String run,
    @JsonProperty(required = true) long next,
    @JsonProperty(required = true) long read,
    @JsonProperty(required = true) long none,
    @JsonProperty(required = true) long refused,
    @JsonProperty(required = true) long refusedBytes,
    @Nullable Path refusedFile) {

  /** Nothing has been sent. */
  static Mark begin(String print, String run) {
    return new Mark(print, run, 0, 0, 0, 0, 0, null);
  }

  /** A chunk more has been answered. */
  Mark after(Chunk chunk, int moreRefused, long nowRefusedBytes) {
    return new Mark(
        print,
        run,
        chunk.last().next(),
        chunk.last().number(),
        none + chunk.body().none(),
        refused + moreRefused,
        nowRefusedBytes,
        null);
  }

  /** All has been answered. */
  Mark finished(@Nullable Path file) {
    return new Mark(print, run, Row.NONE, read, none, refused, refusedBytes, file);
  }

  /** Rows that are reports. */
  long rows() {
    return read - none;
  }
}
