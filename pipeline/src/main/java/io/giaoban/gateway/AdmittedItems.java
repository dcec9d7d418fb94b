package io.giaoban.gateway;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Items that are taken only as long as their feed is let in: a body may take hours to come. */
final class AdmittedItems implements ItemReader {
  private static final int ASK_EVERY = 1_000;

  private final ItemReader items;
  private final BooleanSupplier admitted;
  private int taken;

  /**
   * These items.
   *
   * @param admitted whether the feed is let in by now
   */
  AdmittedItems(ItemReader items, BooleanSupplier admitted) {
    this.items = items;
    this.admitted = admitted;
  }

  @Override
  public @Nullable Item next() throws MalformedBodyException, IOException {
    if (++taken % ASK_EVERY == 0 && !admitted.getAsBoolean()) {
      throw new MalformedBodyException("the feed was disabled while it came");
    }
    return items.next();
  }

  @Override
  public void close() throws IOException {
    items.close();
  }
}
