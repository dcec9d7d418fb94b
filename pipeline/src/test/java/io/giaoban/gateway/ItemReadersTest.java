package io.giaoban.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body says it is. */
class ItemReadersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=UTF-8",
        "application/x-ndjson",
        "text/csv; header=present; charset=\"utf-8\"",
      })
  void shouldReadWhatItKnows(String type) throws Exception {
    try (ItemReader reader =
        ItemReaders.open(type, InputStream.nullInputStream(), "f", Bodies.NOW)) {
      assertThat(reader).isNotNull();
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ";",
        "text/plain",
        "application/vnd.ms-excel",
        "text/csv; charset=windows-1258"
      })
  void shouldRefuseWhatItDoesNotKnow(String type) {
    assertThatExceptionOfType(UnsupportedBodyException.class)
        .isThrownBy(
            () -> ItemReaders.open(type, InputStream.nullInputStream(), "f", Bodies.NOW).close())
        .withMessageStartingWith("Content-Type \"" + (type == null ? "" : type) + "\" (expected: ");
  }
}
