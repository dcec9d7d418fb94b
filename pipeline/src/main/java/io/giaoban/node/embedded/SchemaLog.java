package io.giaoban.node.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's memory: one change a line of JSON, forced to disk before its client is answered.
 * Stored records name schemas by id, so an id that was given must never be forgotten.
 */
final class SchemaLog implements AutoCloseable {
  static final String FILE_NAME = "schemas.jsonl";

  private static final Logger LOG = LoggerFactory.getLogger(SchemaLog.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final Path file;
  private final FileChannel channel;

  /** Where the next line goes: what a failed write left behind it is overwritten. */
  private long end;

  private SchemaLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens or makes the log and hands over all its changes, oldest first.
   *
   * @throws IOException if the file cannot be read, or a line is damaged
   */
  static SchemaLog open(Path dir, Consumer<SchemaEvent> replay) throws IOException {
    Path file = Files.createDirectories(dir).resolve(FILE_NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    SchemaLog log = new SchemaLog(file, channel);
    try {
      log.replay(replay);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    return log;
  }

  void append(SchemaEvent event) throws IOException {
    byte[] line = (JSON.writeValueAsString(event) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(line);
    channel.truncate(end);
    while (buffer.hasRemaining()) {
      channel.write(buffer, end + buffer.position());
    }
    channel.force(false);
    end += line.length;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void replay(Consumer<SchemaEvent> replay) throws IOException {
    byte[] bytes = Channels.newInputStream(channel).readAllBytes();
    int number = 0;
    for (int start = 0; start < bytes.length; ) {
      number++;
      int newline = start;
      while (newline < bytes.length && bytes[newline] != '\n') {
        newline++;
      }
      if (newline == bytes.length) {
        LOG.warn(
            "{}:{}: dropped the last line, which a crash cut off before its client was answered",
            file,
            number);
        return;
      }
      replayLine(number, new String(bytes, start, newline - start, StandardCharsets.UTF_8), replay);
      start = newline + 1;
      end = start;
    }
  }

  private void replayLine(int number, String line, Consumer<SchemaEvent> replay)
      throws IOException {
    try {
      replay.accept(JSON.readValue(line, SchemaEvent.class));
    } catch (JsonProcessingException | RuntimeException e) {
      String why =
          e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
      throw new IOException(
          "%s:%d: %s: %s (expected: one change of the registry as JSON; restore the file)"
              .formatted(file, number, abbreviated(line), why),
          e);
    }
  }

  private static String abbreviated(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
