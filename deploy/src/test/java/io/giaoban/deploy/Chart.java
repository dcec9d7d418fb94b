package io.giaoban.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The chart, rendered by Helm as in an installation called {@code surveillance}. */
final class Chart {
  static final Path DIRECTORY = Path.of("helm/giaoban");

  /** What cannot be left out. */
  static final String LEAST =
      """
      kafka: {bootstrapServers: "kafka:9092"}
      registry: {url: "http://registry:8080/apis/ccompat/v7"}
      secrets: {signingKey: {name: giaoban-signing}}
      """;

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Chart() {}

  /**
   * What the chart makes of these values.
   *
   * @param values YAML, later ones over earlier ones
   * @throws RuntimeException with what Helm says, if it refuses them
   */
  static List<Manifest> render(String... values) {
    TemplateCommand template =
        new Helm(DIRECTORY)
            .template()
            .withName("surveillance")
            .withNamespace("health")
            .withKubeVersion("1.30.0");
    for (String one : values) {
      template.withValuesFile(file(one));
    }
    return read(template.call());
  }

  /** The same for values that are beside the chart. */
  static List<Manifest> renderFile(String name, String values) {
    return render(read(DIRECTORY.resolve(name)), values);
  }

  /** Every option on. */
  static List<Manifest> renderAll() {
    return EveryOption.MANIFESTS;
  }

  /** Rendered once. */
  private static final class EveryOption {
    static final List<Manifest> MANIFESTS = render(read(Path.of("src/test/resources/all-on.yaml")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Manifest> read(String yaml) {
    try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
      return documents.readAll().stream()
          .filter(document -> document != null && !document.isEmpty())
          .map(Manifest::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(yaml, e);
    }
  }

  private static Path file(String values) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
