package io.giaoban.dispatch.cap;

import java.util.List;

/** Writes messages as an Atom feed (RFC 4287) that links their documents. */
final class AtomFeed {
  static final String MEDIA_TYPE = "application/atom+xml";
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  /** When a feed without entries was updated. */
  private static final String NEVER = "1970-01-01T00:00:00+00:00";

  private final CapSettings settings;
  private final Language language;

  AtomFeed(CapSettings settings, Language language) {
    this.settings = settings;
    this.language = language;
  }

  /**
   * The feed.
   *
   * @param url its own
   * @param entries the messages, the newest first
   */
  String of(String url, List<CapMessage> entries) {
    XmlText xml = new XmlText(NAMESPACE, "feed").attribute("xml:lang", language.tag());
    xml.leaf("id", url);
    xml.leaf("title", language.say("feed"));
    xml.leaf("updated", entries.isEmpty() ? NEVER : entries.get(0).sent());
    xml.open("author").leaf("name", settings.senderName()).close();
    xml.empty("link").attribute("rel", "self").attribute("href", url);
    entries.forEach(entry -> write(entry, xml));
    return xml.end();
  }

  private void write(CapMessage entry, XmlText xml) {
    MessageText text = new MessageText(entry.alert(), entry.city(), language);
    xml.open("entry");
    xml.leaf("id", entry.uri());
    xml.leaf("title", text.headline());
    xml.leaf("updated", entry.sent());
    xml.empty("link")
        .attribute("rel", "alternate")
        .attribute("type", CapDocuments.MEDIA_TYPE)
        .attribute("href", entry.documentUrl());
    xml.leaf("summary", text.description());
    xml.close();
  }
}
