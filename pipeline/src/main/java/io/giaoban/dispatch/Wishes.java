package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber asked for.
 *
 * @param name who it is, for people, 1 to 100 characters
 * @param contact an e-mail address that hears of it when it cannot be told; null: nobody does
 * @param channel by which way
 * @param filter of which messages
 * @param languages in which languages texts for people are, the first first: {@code vi}, {@code en}
 * @param digest together, and when; null: each at once
 * @param catchUp what it is told after a time in which it could not be reached
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wishes(
    @JsonProperty(required = true) String name,
    @Nullable String contact,
    @JsonProperty(required = true) Channel channel,
    AlertFilter filter,
    List<String> languages,
    @Nullable Digest digest,
    CatchUp catchUp) {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
  private static final List<String> LANGUAGES = List.of("vi", "en");

  public Wishes(
      String name,
      @Nullable String contact,
      Channel channel,
      @Nullable AlertFilter filter,
      @Nullable List<String> languages,
      @Nullable Digest digest,
      @Nullable CatchUp catchUp) {
    if (name == null || name.isBlank() || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: %s (expected: 1 to 100 characters)"
              .formatted(name == null ? "none" : '"' + name + '"'));
    }
    if (channel == null) {
      throw new IllegalArgumentException("channel: none (expected: webhook, mail or sms)");
    }
    if (digest != null && channel instanceof Channel.Sms) {
      throw new IllegalArgumentException(
          "digest: of text messages (expected: each at once; a message has no room for several)");
    }
    if (digest != null
        && channel instanceof Channel.Webhook webhook
        && webhook.format() == Channel.Webhook.Format.CAP) {
      throw new IllegalArgumentException(
          "digest: of CAP documents (expected: each at once; a document tells one message)");
    }
    this.name = name;
    this.contact = contact == null ? null : new Channel.Mail(contact).to();
    this.channel = channel;
    this.filter = filter == null ? AlertFilter.ALL : filter;
    this.languages = languages == null || languages.isEmpty() ? LANGUAGES : List.copyOf(languages);
    this.digest = digest;
    this.catchUp = catchUp == null ? CatchUp.ALL : catchUp;
    for (String language : this.languages) {
      if (!LANGUAGES.contains(language)) {
        throw new IllegalArgumentException(
            "languages: \"%s\" (expected: of %s)".formatted(language, LANGUAGES));
      }
    }
  }
}
