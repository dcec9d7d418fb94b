package io.giaoban.dispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.base.Throwables;
import io.giaoban.dispatch.mail.SmtpOptions.Protection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which mail server mails are sent. */
class SmtpOptionsTest {
  @Test
  void shouldAskForStartTlsUnlessTold() {
    SmtpOptions options = SmtpOptions.parse("smtp://mail.example.org?from=a@example.org", null);
    assertThat(options.protection()).isEqualTo(Protection.STARTTLS);
    assertThat(options.port()).isEqualTo(587);
    assertThat(options.user()).isNull();
    assertThat(options.domain()).isEqualTo("example.org");
  }

  @Test
  void shouldTakeImplicitTlsAndItsPort() {
    SmtpOptions options = SmtpOptions.parse("smtps://mail.example.org?from=a@example.org", null);
    assertThat(options.protection()).isEqualTo(Protection.TLS);
    assertThat(options.port()).isEqualTo(465);
  }

  @Test
  void shouldGoUnprotectedWithinThisMachine() {
    SmtpOptions options =
        SmtpOptions.parse("smtp://u:p@127.0.0.1:25?from=a@example.org&starttls=never", null);
    assertThat(options.protection()).isEqualTo(Protection.NONE);
    assertThat(options.port()).isEqualTo(25);
  }

  @Test
  void shouldReadUserPasswordAndSenderPercentEncoded() {
    SmtpOptions options =
        SmtpOptions.parse(
            "smtp://lan%40x:a%3Ab%2Fc+d@h?from=C%E1%BA%A3nh%20b%C3%A1o%20%3Ca+b@example.org%3E",
            null);
    assertThat(options.user()).isEqualTo("lan@x");
    assertThat(options.password()).isEqualTo("a:b/c+d");
    assertThat(options.from().getPersonal()).isEqualTo("Cảnh báo");
    assertThat(options.from().getAddress()).isEqualTo("a+b@example.org");
  }

  @Test
  void shouldPreferThePasswordThatStandsApart() {
    assertThat(SmtpOptions.parse("smtp://u:old@h?from=a@b.org", "new").password()).isEqualTo("new");
    assertThat(SmtpOptions.parse("smtp://u@h?from=a@b.org", "new").password()).isEqualTo("new");
  }

  @Test
  void shouldKeepThePasswordToItself() {
    assertThat(SmtpOptions.parse("smtp://user:hunter2@h?from=a@b.org", null).toString())
        .contains("user")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp://u:hunter2@h ost?from=a@b.org",
        "http://u:hunter2@h?from=a@b.org",
        "smtp://u:hunter2@h?from=nobody",
        "smtp://u:hunter2@h?to=a@b.org",
        "smtp://u:hunter2@mail.example.org?from=a@b.org&starttls=never",
        "smtp://u:hunter2@h:99999?from=a@b.org"
      })
  void shouldKeepThePasswordOutOfWhatItRefuses(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtpOptions.parse(url, null))
        .withMessageStartingWith("smtp")
        .satisfies(e -> assertThat(Throwables.getStackTraceAsString(e)).doesNotContain("hunter2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://h?from=a@b.org | scheme: \"http\" (expected: smtp or smtps)",
        "smtp://?from=a@b.org | no host (expected: smtp://user@host:587?from=",
        "smtp://h h?from=a@b.org | no URL, as of character 7 (expected: smtp://user@host:587?from=",
        "smtp://h | no from (expected: ",
        "smtp://h?from=a@b.org&tls=1 | unknown parameter \"tls\" (expected: from, starttls)",
        "smtp://h?from=a@b.org&from=c@d.org | from twice (expected: once)",
        "smtp://h?from=a@b.org&starttls=maybe | starttls: \"maybe\" (expected: required or never)",
        "smtp://h?from=nobody | from: \"nobody\" (expected: one address",
        "smtp://h?from=a@b.org,c@d.org | from: \"a@b.org,c@d.org\" (expected: one address",
        "smtp://h:0?from=a@b.org | port: 0 (expected: 1 to 65535)",
        "smtp://u@h?from=a@b.org | user \"u\" without password (expected: both or none)",
        "smtp://u:p@h?from=a@b.org&starttls=never | a password for \"h\" without TLS (expected: STARTTLS or TLS)",
      })
  void shouldNameWhatIsWrong(String url, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtpOptions.parse(url, null))
        .withMessageContaining(message);
  }
}
