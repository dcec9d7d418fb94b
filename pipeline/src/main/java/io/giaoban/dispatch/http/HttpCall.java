package io.giaoban.dispatch.http;

import java.net.URI;
import java.util.Map;

/**
 * A request to an address that somebody else named.
 *
 * @param method such as {@code POST}
 * @param url where it goes
 * @param headers by name
 * @param body what is sent, as UTF-8
 * @param owner who named the address: calls of one owner never wait for those of another
 */
public record HttpCall(
    String method, URI url, Map<String, String> headers, String body, String owner) {
  public HttpCall {
    headers = Map.copyOf(headers);
  }
}
