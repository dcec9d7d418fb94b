package io.giaoban.board.live;

import io.giaoban.api.Shape;
import io.giaoban.api.Type;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * Ids of events: positions in the topics, so that a client can go on at any instance. In Base64
 * (RFC 4648, section 5, without padding) a version, the number of lanes, each lane's position, and
 * a check sum that tells apart what is no id.
 */
final class EventIds {
  private static final byte VERSION = 1;
  private static final int MOST_BYTES_OF_A_NUMBER = 10;
  private static final Base64.Encoder WRITER = Base64.getUrlEncoder().withoutPadding();

  private final int lanes;
  private final int mostBytes;

  /**
   * Ids.
   *
   * @param lanes of so many lanes
   */
  EventIds(int lanes) {
    this.lanes = lanes;
    this.mostBytes = 1 + (lanes + 1) * MOST_BYTES_OF_A_NUMBER + Integer.BYTES;
  }

  /** How a parameter is read as positions. */
  Type<Positions> type() {
    return new Type<>("the id of an event of this stream", this::read, Shape.text());
  }

  String write(Positions positions) {
    ByteBuffer bytes = ByteBuffer.allocate(mostBytes);
    bytes.put(VERSION);
    ByteUtils.writeVarlong(lanes, bytes);
    for (long next : positions.toArray()) {
      ByteUtils.writeVarlong(next, bytes);
    }
    bytes.putInt(check(bytes.duplicate().flip()));
    return WRITER.encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
  }

  /**
   * The positions of an id.
   *
   * @throws IllegalArgumentException if it is none of ours, as we write it
   */
  Positions read(String id) {
    if (id.length() > mostBytes * 2) {
      throw new IllegalArgumentException(id.length() + " characters");
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(id));
      ByteBuffer checked = bytes.duplicate().limit(bytes.limit() - Integer.BYTES);
      if (bytes.get() != VERSION || ByteUtils.readVarlong(bytes) != lanes) {
        throw new IllegalArgumentException("of another version, or of other topics");
      }
      long[] next = new long[lanes];
      for (int lane = 0; lane < lanes; lane++) {
        next[lane] = ByteUtils.readVarlong(bytes);
      }
      Positions positions = Positions.of(next);
      if (bytes.getInt() != check(checked) || !write(positions).equals(id)) {
        throw new IllegalArgumentException("check sum");
      }
      return positions;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("too short", e);
    }
  }

  private static int check(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
