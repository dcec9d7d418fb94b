package io.giaoban.gateway;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The items of a body, one after the other. */
public interface ItemReader extends Closeable {
  /**
   * The next item; null: there is no other.
   *
   * @throws MalformedBodyException if what follows cannot be divided into items
   * @throws IOException if the body does not come
   */
  @Nullable Item next() throws MalformedBodyException, IOException;
}
