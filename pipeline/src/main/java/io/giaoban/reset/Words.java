package io.giaoban.reset;

import com.google.common.collect.Sets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The last word on each subject, in the order in which they were said. */
final class Words {
  private final Map<String, ConsumerRecord<byte[], byte[]>> last = new LinkedHashMap<>();
  private final Set<String> later = new HashSet<>();

  /** Takes what is said next; without a value: it is taken back. */
  void say(String subject, ConsumerRecord<byte[], byte[]> record) {
    last.remove(subject);
    if (record.value() != null) {
      last.put(subject, record);
    }
  }

  /** Something was said later than is compared: what was said before may be gone. */
  void sayLater(String subject) {
    later.add(subject);
  }

  @Nullable ConsumerRecord<byte[], byte[]> on(String subject) {
    return last.get(subject);
  }

  /** Whether what was said at the time cannot be known any more. */
  boolean movedOn(String subject) {
    return !last.containsKey(subject) && later.contains(subject);
  }

  /** The subjects of which what was said at the time cannot be known any more. */
  Set<String> movedOn() {
    return Sets.difference(later, last.keySet());
  }

  Collection<String> subjects() {
    return last.keySet();
  }
}
