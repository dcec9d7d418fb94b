package io.giaoban.dispatch.cap;

import java.util.function.Supplier;

/**
 * As whom and from where alerts are told to the public.
 *
 * @param author as whom
 * @param baseUrl where this process is reached by the public, such as {@code
 *     https://canhbao.example.vn}, without a slash at the end
 */
public record CapSettings(CapAuthor author, Supplier<String> baseUrl) {
  String sender() {
    return author.sender();
  }

  String senderName() {
    return author.senderName();
  }
}
