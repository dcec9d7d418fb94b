package io.giaoban.dispatch.cap;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document of one namespace while it is written, indented for people. */
final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;
  private static final String INDENT = "  ";

  /** A part of the document. */
  private interface Part {
    void write() throws XMLStreamException;
  }

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private int depth;

  /** Begins a document with its root. */
  XmlText(String namespace, String root) {
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw unexpected(e);
    }
    write(() -> xml.writeStartDocument("UTF-8", "1.0"));
    open(root);
    write(() -> xml.writeDefaultNamespace(namespace));
  }

  /** Begins an element that has others. */
  XmlText open(String name) {
    newLine();
    depth++;
    return write(() -> xml.writeStartElement(name));
  }

  /** Adds an attribute to the element that was just begun. */
  XmlText attribute(String name, String value) {
    return write(() -> xml.writeAttribute(name, clean(value)));
  }

  /** Adds an element without content. */
  XmlText empty(String name) {
    newLine();
    return write(() -> xml.writeEmptyElement(name));
  }

  /** Adds an element of text alone. */
  XmlText leaf(String name, String value) {
    newLine();
    return write(
        () -> {
          xml.writeStartElement(name);
          xml.writeCharacters(clean(value));
          xml.writeEndElement();
        });
  }

  /** Ends the last element that was begun and not yet ended. */
  XmlText close() {
    depth--;
    newLine();
    return write(xml::writeEndElement);
  }

  /** Ends the root, and with it the document. */
  String end() {
    close();
    return text + "\n";
  }

  private void newLine() {
    write(() -> xml.writeCharacters("\n" + INDENT.repeat(depth)));
  }

  private XmlText write(Part part) {
    try {
      part.write();
      return this;
    } catch (XMLStreamException e) {
      throw unexpected(e);
    }
  }

  /** What XML 1.0 has no place for, such as control characters, is replaced. */
  private static String clean(String value) {
    return value
        .codePoints()
        .map(character -> isXml(character) ? character : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** XML 1.0, production 2. */
  private static boolean isXml(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= ' ' && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }

  private static IllegalStateException unexpected(XMLStreamException e) {
    return new IllegalStateException("writing XML to memory", e);
  }
}
