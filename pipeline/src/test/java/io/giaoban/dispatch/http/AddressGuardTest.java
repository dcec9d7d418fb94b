package io.giaoban.dispatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import inet.ipaddr.IPAddressString;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses nobody outside may name. */
class AddressGuardTest {
  private static final AddressGuard GUARD = new AddressGuard(AllowedNetworks.NONE);
  private static final AddressGuard ALLOWING =
      new AddressGuard(AllowedNetworks.of(List.of("10.1.0.0/16", "fd12:0:1::/48", "127.0.0.1")));

  @ParameterizedTest
  @CsvFileSource(resources = "special-ranges.csv", nullValues = "-")
  void shouldForbidSpecialRangesFromTheFirstAddressToTheLast(
      String first, String last, SpecialRange range, String below, String above) {
    assertThat(forbidden(first)).contains(range);
    assertThat(forbidden(last)).contains(range);
    assertThat(Stream.of(below, above).filter(neighbour -> neighbour != null))
        .allSatisfy(neighbour -> assertThat(forbidden(neighbour)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "103.1.208.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.175.48.1",
        "2400:cb00::1",
        "2606:4700::1111",
        "2620:4f:8000::1",
        "64:ff9b::808:808",
        "2002:808:808::1"
      })
  void shouldLetPublicAddressesBe(String address) {
    assertThat(forbidden(address)).isEmpty();
  }

  /** However an address is written into another, it leads to the same. */
  @Property
  void shouldForbidEveryFormOfAForbiddenAddress(@ForAll int bits) {
    String hex = String.format(Locale.ROOT, "%x:%x", bits >>> 16, bits & 0xffff);
    Optional<SpecialRange> plain =
        forbidden(new IPAddressString("::ffff:" + hex).getAddress().toIPv4().toString());
    assertThat(forbidden("::ffff:" + hex)).isEqualTo(plain);
    assertThat(forbidden("64:ff9b::" + hex)).isEqualTo(plain);
    assertThat(forbidden("2002:" + hex + "::1")).isEqualTo(plain);
    assertThat(forbidden("2a00:1:2:3:0:5efe:" + hex)).isEqualTo(plain);
    assertThat(forbidden("2a00:1:2:3:200:5efe:" + hex)).isEqualTo(plain);
    assertThat(
            Stream.of("::", "64:ff9b:1::", "2001:0:808:808::", "::ffff:0:", "fe80::5efe:")
                .map(prefix -> forbidden(prefix + hex)))
        .allMatch(Optional::isPresent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.1.0.0", "10.1.255.255", "::ffff:10.1.2.3", "fd12:0:1::9", "127.0.0.1"})
  void shouldLetWhatIsAllowedBe(String address) {
    assertThat(ALLOWING.forbids(inet(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.255.255", "10.2.0.0", "fd12:0:2::9", "127.0.0.2", "2002:a01:203::"})
  void shouldAllowNothingBesides(String address) {
    assertThat(ALLOWING.forbids(inet(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.1.0.1/16", "10.1/16", "*", "10.1.*.*", "/16", "localhost", "10.1.0.0/33"})
  void shouldReadNetworksByCidrOnly(String network) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedNetworks.of(List.of(network)))
        .withMessageStartingWith("network: \"" + network + "\" (expected: such as 10.1.0.0/16");
  }

  private static Optional<SpecialRange> forbidden(String address) {
    return GUARD.forbids(inet(address));
  }

  /** Java would turn a mapped address into one of IPv4 by itself. */
  private static InetAddress inet(String text) {
    byte[] bytes = new IPAddressString(text).getAddress().getBytes();
    try {
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
