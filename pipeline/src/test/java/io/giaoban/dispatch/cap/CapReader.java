package io.giaoban.dispatch.cap;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A valid CAP 1.2 document as a receiver reads it. */
public final class CapReader {
  private final Element alert;

  private CapReader(Element alert) {
    this.alert = alert;
  }

  /**
   * Reads a document.
   *
   * @throws InvalidCapException if it is not valid
   */
  public static CapReader of(String document) {
    try {
      Document read =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(CapSchema.checked(document))));
      return new CapReader(read.getDocumentElement());
    } catch (InvalidCapException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(document, e);
    }
  }

  /** The text of an element of the message; empty: there is none. */
  public String get(String name) {
    return text(alert, name);
  }

  /** The text of an element of what is said in a language, such as {@code vi-VN}. */
  public String get(String language, String name) {
    return text(info(language), name);
  }

  /** How later messages are to refer to it. */
  public String reference() {
    return String.join(",", get("sender"), get("identifier"), get("sent"));
  }

  /** The messages that it refers to. */
  public List<String> references() {
    return get("references").isEmpty() ? List.of() : List.of(get("references").split(" ", -1));
  }

  /** The languages in their order. */
  public List<String> languages() {
    List<String> languages = new ArrayList<>();
    for (Element info : all(alert, "info")) {
      languages.add(text(info, "language"));
    }
    return languages;
  }

  /** Named values of that element, such as {@code parameter}. */
  public Map<String, String> values(String language, String name) {
    Map<String, String> values = new TreeMap<>();
    for (Element value : all(info(language), name)) {
      values.put(text(value, "valueName"), text(value, "value"));
    }
    return values;
  }

  private Element info(String language) {
    return all(alert, "info").stream()
        .filter(info -> text(info, "language").equals(language))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Element parent, String name) {
    List<Element> found = all(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }

  private static List<Element> all(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS(CapSchema.NAMESPACE, name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
