package io.giaoban.dispatch.cap;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * The schema of CAP 1.2. Reads nothing but the document: no document type, nothing from outside.
 */
final class CapSchema {
  static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
  private static final String FILE = "cap-1.2.xsd";
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final Schema SCHEMA = compile();

  private CapSchema() {}

  /**
   * Returns the document, which is valid.
   *
   * @throws InvalidCapException saying where and why it is not
   */
  static String checked(String document) {
    try {
      Validator validator = SCHEMA.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.validate(new SAXSource(reader(), new InputSource(new StringReader(document))));
      return document;
    } catch (SAXParseException e) {
      throw new InvalidCapException("line %d: %s".formatted(e.getLineNumber(), e.getMessage()), e);
    } catch (SAXException e) {
      throw new InvalidCapException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static XMLReader reader() throws SAXException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("XML (expected: Java's own parser)", e);
    }
  }

  private static Schema compile() {
    try (InputStream file = CapSchema.class.getResourceAsStream(FILE)) {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(new StreamSource(file));
    } catch (SAXException | IOException e) {
      throw new IllegalStateException(FILE + " (expected: a schema in the jar)", e);
    }
  }
}
