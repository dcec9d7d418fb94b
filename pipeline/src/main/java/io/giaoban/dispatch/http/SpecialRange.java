package io.giaoban.dispatch.http;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses at which no public receiver can be, by what they are for: the special-purpose
 * registries of IANA (RFC 6890) for IPv4 and IPv6, those of multicast, and what clouds made of a
 * few others. The first that fits is told.
 */
enum SpecialRange {
  /** Tells a machine in a cloud its credentials: AWS and others, Alibaba, Oracle, Azure, Google. */
  METADATA(
      "169.254.169.254/32",
      "169.254.170.2/32",
      "100.100.100.200/32",
      "192.0.0.192/32",
      "168.63.129.16/32",
      "fd00:ec2::254/128",
      "fd20:ce::254/128"),
  /** RFC 1122 3.2.1.3, RFC 4291 2.5.2. */
  UNSPECIFIED("0.0.0.0/8", "::/128"),
  /** RFC 1122 3.2.1.3, RFC 4291 2.5.3. */
  LOOPBACK("127.0.0.0/8", "::1/128"),
  /** RFC 1918. */
  PRIVATE("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
  /** RFC 6598: behind a carrier's translation. */
  CARRIER("100.64.0.0/10"),
  /** RFC 3927, RFC 4291 2.5.6. */
  LINK_LOCAL("169.254.0.0/16", "fe80::/10"),
  /** RFC 4193. */
  UNIQUE_LOCAL("fc00::/7"),
  /** RFC 3879. */
  SITE_LOCAL("fec0::/10"),
  /** RFC 5771, RFC 4291 2.7. */
  MULTICAST("224.0.0.0/4", "ff00::/8"),
  /** RFC 919. */
  BROADCAST("255.255.255.255/32"),
  /** RFC 2544, RFC 5180. */
  BENCHMARK("198.18.0.0/15", "2001:2::/48"),
  /** RFC 5737, RFC 3849, RFC 9637. */
  DOCUMENTATION("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
  /** RFC 4380: tunnels whose ends nobody vouches for. */
  TEREDO("2001::/32"),
  /** RFC 6890, RFC 2928: for protocols, whose few public addresses are no receiver's. */
  PROTOCOLS("192.0.0.0/24", "2001::/23"),
  /** RFC 7526: no more. */
  RELAY_6TO4("192.88.99.0/24"),
  /** RFC 8215: a network's own translation, which may lead anywhere. */
  LOCAL_TRANSLATION("64:ff9b:1::/48"),
  /** RFC 6666, RFC 9780. */
  DISCARD("100::/64", "100:0:0:1::/64"),
  /** RFC 4291 2.5.5.1: no more. */
  IPV4_COMPATIBLE("::/96"),
  /** RFC 1112 4; what IANA has not given to anybody (RFC 4291 2.4). */
  RESERVED("240.0.0.0/4");

  private static final IPAddress GLOBAL_UNICAST = block("2000::/3");
  private static final IPAddress TRANSLATED = block("64:ff9b::/96");

  // The library's addresses never change, though it does not say so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<IPAddress> blocks;

  SpecialRange(String... blocks) {
    this.blocks = Arrays.stream(blocks).map(SpecialRange::block).toList();
  }

  /** What an address is for; empty: for everybody. Not for what has an IPv4 address inside. */
  static Optional<SpecialRange> of(IPAddress address) {
    return Arrays.stream(values())
        .filter(range -> range.blocks.stream().anyMatch(block -> block.contains(address)))
        .findFirst()
        .or(() -> isGiven(address) ? Optional.empty() : Optional.of(RESERVED));
  }

  /** As a phrase. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static boolean isGiven(IPAddress address) {
    return address.isIPv4() || GLOBAL_UNICAST.contains(address) || TRANSLATED.contains(address);
  }

  private static IPAddress block(String cidr) {
    return new IPAddressString(cidr).getAddress();
  }
}
