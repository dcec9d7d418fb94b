package io.giaoban.dispatch.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema takes what the standard takes, and nothing else. */
class CapSchemaTest {

  @ParameterizedTest
  @ValueSource(strings = {"min", "alert", "cancel"})
  void shouldTakeWhatIsValid(String name) throws IOException {
    String document = read(name);
    assertThat(CapSchema.checked(document)).isEqualTo(document);
  }

  @ParameterizedTest
  @CsvSource({
    "bad-z, 2022-01-02T11:05:00Z",
    "bad-frac, 2022-01-02T18:05:00.123",
    "bad-order, msgType"
  })
  void shouldRefuseWhatIsNot(String name, String found) throws IOException {
    String document = read(name);
    assertThatThrownBy(() -> CapSchema.checked(document))
        .isInstanceOf(InvalidCapException.class)
        .hasMessageStartingWith("CAP document: line 1: ")
        .hasMessageContaining(found)
        .hasMessageEndingWith("(expected: valid by CAP 1.2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<identifier>a1<           | <identifier>a 1<",
        "<identifier>a1<           | <identifier>a,1<",
        "<identifier>a1<           | <identifier>a&amp;1<",
        "<identifier>a1<           | <identifier>a&lt;1<",
        "<identifier>a1<           | <identifier><",
        "<sender>s@example<        | <sender>s, example<",
        "<status>Test<             | <status>test<",
        "<msgType>Alert<           | <msgType>Resolve<",
        "<scope>Public<            | <scope>Everybody<",
        "+07:00<                   | <",
        "18:05:00                  | 25:05:00",
        "</scope>                  | </scope><references>a1</references>",
        "</scope>                  | </scope><references/>",
        "</scope>                  | </scope><incident>a</incident>",
        "</scope>                  | </scope><info/>",
        "emergency:cap:1.2         | emergency:cap:1.1",
      })
  void shouldRefuseAnythingElse(String valid, String wrong) throws IOException {
    String document = read("min");
    assertThat(document).contains(valid);
    assertThatThrownBy(() -> CapSchema.checked(document.replace(valid, wrong)))
        .isInstanceOf(InvalidCapException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s@example,a0,2022-01-01T18:00:00+07:00",
        "s@example,a0,2022-01-01T18:00:00+07:00 other,b/1:2,2022-01-01T11:00:00-00:00"
      })
  void shouldTakeReferencesToOneMessageOrMore(String references) throws IOException {
    String document =
        read("min").replace("</scope>", "</scope><references>" + references + "</references>");
    assertThat(CapSchema.checked(document)).contains(references);
  }

  @Test
  void shouldReadNothingFromOutside() throws IOException {
    String document =
        "<!DOCTYPE alert [<!ENTITY host SYSTEM \"file:///etc/hostname\">]>"
            + read("min").replace("a1", "&host;");
    assertThatThrownBy(() -> CapSchema.checked(document))
        .isInstanceOf(InvalidCapException.class)
        .hasMessageContaining("DOCTYPE is disallowed");
  }

  private static String read(String name) throws IOException {
    try (InputStream in = CapSchemaTest.class.getResourceAsStream(name + ".xml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
