package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How long the items of a feed are taken. */
class AdmittedItemsTest {
  private boolean admitted = true;

  @Test
  void shouldTakeNoMoreSoonAfterTheFeedIsDisabled() throws Exception {
    try (ItemReader items = new AdmittedItems(open(5_000), () -> admitted)) {
      for (int i = 0; i < 2_500; i++) {
        assertThat(items.next()).isNotNull();
      }
      admitted = false;
      assertThatExceptionOfType(MalformedBodyException.class)
          .isThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  assertThat(items.next()).isNotNull();
                }
              })
          .withMessage("the feed was disabled while it came");
    }
  }

  @Test
  void shouldTakeAllWhileItIsLetIn() throws Exception {
    try (ItemReader items = new AdmittedItems(open(2_000), () -> admitted)) {
      int count = 0;
      while (items.next() != null) {
        count++;
      }
      assertThat(count).isEqualTo(2_000);
    }
  }

  private static ItemReader open(int items) throws UnsupportedBodyException {
    byte[] body = "{}\n".repeat(items).getBytes(UTF_8);
    return ItemReaders.open(
        "application/x-ndjson", new ByteArrayInputStream(body), "f", Instant.EPOCH);
  }
}
