package io.giaoban.dispatch.mail;

import com.google.common.html.HtmlEscapers;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of a page. What is filled into it is text, whatever characters it has, unless it is a
 * piece itself: nobody's words can become a tag.
 *
 * @param markup as it is sent, well-formed
 */
record Html(String markup) {
  static final Html NONE = new Html("");

  private static final String GAP = "{}";

  /** Characters that have no place in a page, XML 1.0, and surrogates without their other half. */
  private static final Pattern UNSPEAKABLE =
      Pattern.compile("[\\p{Cntrl}&&[^\t\n]]|[\\x{D800}-\\x{DFFF}\\x{FFFE}\\x{FFFF}]");

  /**
   * A piece with something in its gaps.
   *
   * @param template with {@code {}} for each gap
   * @throws IllegalArgumentException if there are not as many gaps
   */
  static Html of(String template, Object... parts) {
    StringBuilder markup = new StringBuilder();
    int from = 0;
    for (Object part : parts) {
      int gap = template.indexOf(GAP, from);
      if (gap < 0) {
        throw new IllegalArgumentException(
            "template: \"%s\" (expected: %d gaps)".formatted(template, parts.length));
      }
      markup.append(template, from, gap).append(part instanceof Html html ? html : text(part));
      from = gap + GAP.length();
    }
    if (template.indexOf(GAP, from) >= 0) {
      throw new IllegalArgumentException(
          "template: \"%s\" (expected: %d gaps)".formatted(template, parts.length));
    }
    return new Html(markup.append(template, from, template.length()).toString());
  }

  /** Pieces, each on a line of its own: mail servers cut lines of more than 998 characters. */
  static Html lines(Collection<Html> pieces) {
    return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
  }

  private static Html text(Object part) {
    String clean = UNSPEAKABLE.matcher(part.toString()).replaceAll("\uFFFD");
    return new Html(HtmlEscapers.htmlEscaper().escape(clean));
  }

  /** As it is sent. */
  @Override
  public String toString() {
    return markup;
  }
}
