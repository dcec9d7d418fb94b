package io.giaoban.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

/** What everybody may see. */
class MaskTest {
  private static final Setting URL = setting("smtp");

  @ParameterizedTest
  @CsvSource({
    "smtp://mail:587?from=a@b, smtp://mail:587?from=a@b",
    "smtp://lan@mail:587?from=a@b, smtp://***@mail:587?from=a@b",
    "https://lan:pass@host/path@1, https://***@host/path@1",
    "https://lan:pa ss@host, https://***@host",
    "board=http://lan:pass@board, board=http://***@board",
    "lan@example.org, lan@example.org",
    "127.0.0.1:9092, 127.0.0.1:9092"
  })
  void shouldHideWhoComesIn(String text, String shown) {
    assertThat(Mask.of(URL, text)).isEqualTo(shown);
  }

  @Property
  void shouldHideAnyPassword(
      @ForAll
          @StringLength(min = 4, max = 12)
          @CharRange(from = 'A', to = 'Z')
          @CharRange(from = '0', to = '9')
          @Chars({'@', ':', ';', '%', '&', '=', '+', '!', '$', ' ', '\'', '"', ',', '[', ']'})
          String password) {
    assertThat(Mask.of(URL, "smtp://lan:" + password + "x@mail.example.org:587"))
        .doesNotContain(password + "x")
        .endsWith("@mail.example.org:587");
  }

  @Property
  void shouldShowNothingOfASecret(@ForAll String text) {
    assertThat(Mask.of(setting("smtp-password"), text)).isEqualTo("***");
  }

  private static Setting setting(String name) {
    return new Setting(
        name, Map.of("serve", OptionSpec.builder("--" + name).type(String.class).build()));
  }
}
