package io.giaoban.node;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request whose body comes last: the door has let it in, and waits for the rest. */
final class SlowRequest implements AutoCloseable {
  private final Socket socket;
  private final byte[] body;

  private SlowRequest(Socket socket, byte[] body) {
    this.socket = socket;
    this.body = body;
  }

  /** A change whose body is begun. {@code Expect} tells when the handler has begun to read it. */
  static SlowRequest patch(String url, String token, String json) throws IOException {
    URI uri = URI.create(url);
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    SlowRequest request = new SlowRequest(new Socket(uri.getHost(), uri.getPort()), body);
    request.socket.setSoTimeout(60_000);
    request.send(
        """
        PATCH %s HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: %d\r
        Expect: 100-continue\r
        Connection: close\r
        \r
        """
            .formatted(uri.getPath(), uri.getAuthority(), token, body.length)
            .getBytes(StandardCharsets.US_ASCII));
    request.awaitContinue();
    return request;
  }

  /** Sends the body; returns what is answered. */
  String finish() throws IOException {
    send(body);
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void awaitContinue() throws IOException {
    StringBuilder told = new StringBuilder();
    while (!told.toString().endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new AssertionError("closed after " + told + " (expected: 100 Continue)");
      }
      told.append((char) next);
    }
    if (!told.toString().startsWith("HTTP/1.1 100")) {
      throw new AssertionError(told + " (expected: 100 Continue)");
    }
  }

  private void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
