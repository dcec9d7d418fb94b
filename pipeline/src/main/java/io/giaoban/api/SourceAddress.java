package io.giaoban.api;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where requests come from, as limits tell sources apart. */
public final class SourceAddress {
  private static final int NETWORK_BYTES = 8;

  private SourceAddress() {}

  /** An address of IPv4; of IPv6 its network (/64), as one computer has all addresses of it. */
  public static String of(String ip) {
    String bare = ip.startsWith("[") ? ip.substring(1, ip.indexOf(']')) : ip;
    if (!InetAddresses.isInetAddress(bare)) {
      return bare;
    }
    InetAddress address = InetAddresses.forString(bare);
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
