package io.giaoban.dispatch.http;

import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which URLs can be called at all. */
final class UrlCheck {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** Hosts whose last part is a number, as the URL Standard tells addresses of IPv4 from names. */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  private static final int LAST_PORT = 65_535;

  private UrlCheck() {}

  /**
   * Whether it is one for HTTP without anything that readers take in different ways. Java's reading
   * of hosts is narrow already: no percent-encoding, no letters beyond ASCII.
   */
  static boolean isCallable(URI url) {
    return url.getScheme() != null
        && SCHEMES.contains(Ascii.toLowerCase(url.getScheme()))
        && url.getHost() != null
        && isPlain(url.getHost())
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && url.getPort() <= LAST_PORT
        && url.getPort() != 0;
  }

  /** What is or may be taken for an address must be one without leading zeros and zone. */
  private static boolean isPlain(String host) {
    boolean numeric = host.startsWith("[") || NUMBER.matcher(host).matches();
    return !numeric || (InetAddresses.isUriInetAddress(host) && host.indexOf('%') < 0);
  }
}
