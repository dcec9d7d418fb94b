package io.giaoban.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a channel troubles, however it is written. */
class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "https://hooks.example/a, hooks.example, https://hooks.example/a",
    "HTTPS://Hooks.Example:8443/a?b=c, hooks.example, https://hooks.example/a",
    "http://hooks.example., hooks.example, http://hooks.example/",
    "https://hooks.example/x/../%61, hooks.example, https://hooks.example/a",
    "http://192.0.2.1:81/, 192.0.2.1, http://192.0.2.1/",
    "'http://[2001:DB8::1]:81/', [2001:db8::1], 'http://[2001:db8::1]/'",
  })
  void shouldCountAHostWithoutPortAndItsReceiversByPath(String url, String host, String receiver) {
    Channel channel = new Channel.Webhook(URI.create(url), null);
    assertThat(Target.of(channel)).isEqualTo(host);
    assertThat(Target.receiver(channel)).isEqualTo(receiver);
  }

  @ParameterizedTest
  @CsvSource({
    "lan@example.org, lan@example.org",
    "Lan@Example.org., lan@example.org",
    "lan+1@example.org, lan@example.org",
    "lan+1+2@example.org, lan@example.org",
    "+1@example.org, +1@example.org",
  })
  void shouldCountTagsAsOneMailbox(String address, String mailbox) {
    Channel channel = new Channel.Mail(address);
    assertThat(Target.of(channel)).isEqualTo(mailbox);
    assertThat(Target.receiver(channel)).isEqualTo(mailbox);
  }

  @ParameterizedTest
  @CsvSource("+84901234567")
  void shouldCountATelephoneByItsNumber(String number) {
    assertThat(Target.of(new Channel.Sms(number, true))).isEqualTo(number);
  }
}
