package io.giaoban.gateway;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The items of a body one after the other, in memory that does not grow with the body. For one
 * thread, and not to be asked again after an exception.
 */
public interface ItemReader extends Closeable {
  /**
   * The next item; null: there are no more.
   *
   * @throws MalformedBodyException if the rest cannot be divided into items; the items before,
   *     which were returned, hold
   * @throws BodyTooLargeException if the body is larger than is let in
   * @throws IOException if the body cannot be read on, such as when the sender has gone
   */
  @Nullable Item next() throws MalformedBodyException, IOException;
}
