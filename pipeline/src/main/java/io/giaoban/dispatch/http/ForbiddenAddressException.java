package io.giaoban.dispatch.http;

import java.io.IOException;
import java.net.InetAddress;

/** A name leads to an address that nobody outside may name. */
final class ForbiddenAddressException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was found.
   *
   * @param address without the host's name
   */
  ForbiddenAddressException(String host, InetAddress address, SpecialRange range) {
    super(
        "%s: %s, %s (expected: a public address)"
            .formatted(host, address.getHostAddress(), range.words()));
  }
}
