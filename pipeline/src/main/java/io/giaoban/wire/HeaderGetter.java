package io.giaoban.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads a trace from the headers of a record. */
enum HeaderGetter implements TextMapGetter<Headers> {
  INSTANCE;

  @Override
  public Iterable<String> keys(Headers headers) {
    return Arrays.stream(headers.toArray()).map(Header::key).toList();
  }

  @Override
  public @Nullable String get(@Nullable Headers headers, String name) {
    Header header = headers == null ? null : headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), US_ASCII);
  }
}
