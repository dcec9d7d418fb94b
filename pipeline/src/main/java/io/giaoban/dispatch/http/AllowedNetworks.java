package io.giaoban.dispatch.http;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.util.Collection;
import java.util.List;

/** Networks that may be called although they are not public: an intranet, or this machine. */
public final class AllowedNetworks {
  private static final IPAddressStringParameters PLAIN =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowMask(false)
          .allowPrefixOnly(false)
          .allowWildcardedSeparator(false)
          .allow_inet_aton(false)
          .allowSingleSegment(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .toParams();

  /** None: only public addresses may be called. */
  public static final AllowedNetworks NONE = of(List.of());

  /** This machine itself, and nothing else. */
  public static final AllowedNetworks THIS_MACHINE = of(List.of("127.0.0.0/8", "::1"));

  private final List<IPAddress> networks;

  private AllowedNetworks(List<IPAddress> networks) {
    this.networks = networks;
  }

  /**
   * Networks by CIDR, such as {@code 10.1.0.0/16} or {@code fd12::/48}; an address alone stands for
   * itself.
   *
   * @throws IllegalArgumentException if one is none, or has bits beyond its prefix
   */
  public static AllowedNetworks of(Collection<String> networks) {
    return new AllowedNetworks(networks.stream().map(AllowedNetworks::network).toList());
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return networks.isEmpty();
  }

  boolean contain(IPAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  /** The networks, as they were given. */
  @Override
  public String toString() {
    return networks.toString();
  }

  private static IPAddress network(String text) {
    try {
      IPAddress network = new IPAddressString(text, PLAIN).toAddress();
      if (network.isPrefixBlock() || !network.isPrefixed()) {
        return network;
      }
    } catch (AddressStringException | IncompatibleAddressException e) {
      // said below, like every network that is none
    }
    throw new IllegalArgumentException(
        "network: \"%s\" (expected: such as 10.1.0.0/16, 127.0.0.1/32 or fd12::/48)"
            .formatted(text));
  }
}
