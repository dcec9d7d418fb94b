package io.giaoban.dispatch.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. Thread-safe; may block. */
@FunctionalInterface
public interface NameLookup {
  /** As this machine does; addresses in any notation that it knows are read, not looked up. */
  NameLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * All addresses of a host, the best first.
   *
   * @param host a name or an address
   * @throws UnknownHostException if there is none
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
