package io.giaoban.backup;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import com.google.common.io.CountingOutputStream;
import io.giaoban.backup.Manifest.PartitionCopy;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** A partition's records as a file: an Avro object container, packed by Deflate. */
final class RecordFile implements AutoCloseable {
  private static final int LEVEL = 5;

  private final FileOutputStream file;
  private final HashingOutputStream hash;
  private final CountingOutputStream count;
  private final DataFileWriter<GenericRecord> writer;
  private long records;

  private RecordFile(FileOutputStream file) throws IOException {
    this.file = file;
    this.hash = new HashingOutputStream(Hashing.sha256(), new BufferedOutputStream(file, 1 << 16));
    this.count = new CountingOutputStream(hash);
    this.writer = new DataFileWriter<>(new GenericDatumWriter<>(StoredRecord.SCHEMA));
    writer.setCodec(CodecFactory.deflateCodec(LEVEL));
    writer.create(StoredRecord.SCHEMA, count);
  }

  /** Begins to write a file that is there and empty. */
  static RecordFile write(Path path) throws IOException {
    return new RecordFile(new FileOutputStream(path.toFile()));
  }

  void add(StoredRecord record) throws IOException {
    writer.append(record.toAvro());
    records++;
  }

  /** It is whole, and on the disk; nothing can be added any more. */
  PartitionCopy finish(int partition, long begin, long end, String name) throws IOException {
    writer.flush();
    file.getFD().sync();
    writer.close();
    return new PartitionCopy(
        partition, begin, end, records, name, count.getCount(), hash.hash().toString());
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** What a file's bytes come to, in SHA-256. */
  static String sha256(Path path) throws IOException {
    return com.google.common.io.Files.asByteSource(path.toFile()).hash(Hashing.sha256()).toString();
  }

  /** The records of a file, in order; to be closed. */
  static Stream<StoredRecord> read(Path path) throws IOException {
    InputStream in = Files.newInputStream(path);
    try {
      DataFileStream<GenericRecord> records =
          new DataFileStream<>(
              new java.io.BufferedInputStream(in, 1 << 16),
              new GenericDatumReader<>(null, StoredRecord.SCHEMA));
      Iterable<GenericRecord> all = () -> (Iterator<GenericRecord>) records;
      return StreamSupport.stream(all.spliterator(), false)
          .map(StoredRecord::of)
          .onClose(() -> closeQuietly(in));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
