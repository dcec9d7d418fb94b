package io.giaoban.dispatch.desk;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be told at once.
 *
 * @param items in the order in which they came
 * @param attempt number of this attempt; 1 = first
 */
record Plan(List<Item> items, int attempt) {
  private static final int ID_BYTES = 18;

  /**
   * A message to be told.
   *
   * @param message itself
   * @param joined earlier ones of the same alert that it stands for
   */
  record Item(Pending message, List<Pending> joined) {
    Stream<Pending> all() {
      return Stream.concat(joined.stream(), Stream.of(message));
    }
  }

  Plan {
    items = List.copyOf(items);
  }

  /** Every message that is done with when this is told. */
  Stream<Pending> all() {
    return items.stream().flatMap(Item::all);
  }

  /**
   * The id of what is told: the same whoever tells it whenever to whom, and without the dot that
   * separates it from what is signed besides.
   */
  String noticeId() {
    String messages =
        items.stream().map(item -> item.message().message()).collect(Collectors.joining("\n"));
    byte[] hash = Hashing.sha256().hashString(messages, StandardCharsets.UTF_8).asBytes();
    return "msg_"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
  }
}
