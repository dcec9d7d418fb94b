package io.giaoban.api;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the page for people consists of: swagger-ui, and how it is started here. */
enum DocsFile {
  PAGE("docs.html", "text/html; charset=utf-8", false),
  START("docs.js", "text/javascript; charset=utf-8", false),
  STYLE("docs.css", "text/css; charset=utf-8", false),
  SCRIPT("swagger-ui-bundle.js", "text/javascript; charset=utf-8", true),
  SCRIPT_STYLE("swagger-ui.css", "text/css; charset=utf-8", true),
  ICON("favicon-32x32.png", "image/png", true);

  private static final String WEBJAR = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private final String file;
  private final String mediaType;
  private final boolean swagger;

  DocsFile(String file, String mediaType, boolean swagger) {
    this.file = file;
    this.mediaType = mediaType;
    this.swagger = swagger;
  }

  /** The part of that name; null: there is none. */
  static @Nullable DocsFile of(String name) {
    for (DocsFile part : values()) {
      if (part.file.equals(name)) {
        return part;
      }
    }
    return null;
  }

  /** The part, read anew. */
  StoredAnswer read() {
    try (InputStream in = swagger ? open(webjar() + file) : open(file)) {
      return StoredAnswer.of(mediaType, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not in the jar (expected: a part of /docs)", e);
    }
  }

  /** Where the webjar has its files: in a folder of its version. */
  private static String webjar() throws IOException {
    Properties about = new Properties();
    try (InputStream in = open(WEBJAR)) {
      about.load(in);
    }
    return "/META-INF/resources/webjars/swagger-ui/%s/".formatted(about.getProperty("version"));
  }

  private static InputStream open(String name) throws FileNotFoundException {
    InputStream in = DocsFile.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name);
    }
    return in;
  }
}
