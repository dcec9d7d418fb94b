package io.giaoban.dispatch.http;

import com.google.common.net.InetAddresses;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Tells which addresses nobody outside may name. */
final class AddressGuard {
  private static final IPAddressGenerator GENERATOR = new IPAddressGenerator();

  private final AllowedNetworks allowed;

  AddressGuard(AllowedNetworks allowed) {
    this.allowed = allowed;
  }

  /** Why an address is forbidden; empty: it may be called. */
  Optional<SpecialRange> forbids(InetAddress address) {
    IPAddress called = called(GENERATOR.from(address.getAddress()));
    return allowed.contain(called) ? Optional.empty() : special(called);
  }

  /** A mapped address (RFC 4291 2.5.5.2) is only another notation: what is called is IPv4. */
  private static IPAddress called(IPAddress address) {
    return address.isIPv6() && address.toIPv6().isIPv4Mapped()
        ? address.toIPv6().getEmbeddedIPv4Address()
        : address;
  }

  private static Optional<SpecialRange> special(IPAddress address) {
    Optional<SpecialRange> own = SpecialRange.of(address);
    return own.isPresent() || address.isIPv4() ? own : inside(address.toIPv6());
  }

  /** Behind these forms a gateway goes on to the IPv4 address inside. */
  private static Optional<SpecialRange> inside(IPv6Address address) {
    if (address.is6To4()) {
      return SpecialRange.of(address.get6To4IPv4Address());
    }
    return address.isWellKnownIPv4Translatable() || isIsatap(address)
        ? SpecialRange.of(address.getEmbeddedIPv4Address())
        : Optional.empty();
  }

  /** Under any prefix (RFC 5214 6.1), where the address library knows link-local ones only. */
  private static boolean isIsatap(IPv6Address address) {
    return InetAddresses.isIsatapAddress(address.toInetAddress());
  }
}
