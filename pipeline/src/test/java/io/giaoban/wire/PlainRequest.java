package io.giaoban.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * Kafka's first request, which versions a broker speaks, written as it stands: a whole client would
 * take what a listener with TLS answers for the length of an answer, and run out of memory.
 */
public final class PlainRequest {
  private static final short API_VERSIONS = 18;
  private static final int CORRELATION = 0x6769616f;
  private static final int LIMIT_MS = 30_000;

  private PlainRequest() {}

  /** Whether the broker answers it on this connection, encrypted or not. */
  public static boolean isAnswered(Socket socket) throws IOException {
    socket.setSoTimeout(LIMIT_MS);
    ByteBuffer request = ByteBuffer.allocate(14);
    request.putInt(10).putShort(API_VERSIONS).putShort((short) 0).putInt(CORRELATION);
    request.putShort((short) -1);
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.write(request.array());
    out.flush();
    byte[] answer = new DataInputStream(socket.getInputStream()).readNBytes(8);
    return answer.length == 8 && ByteBuffer.wrap(answer).getInt(4) == CORRELATION;
  }
}
