package io.giaoban.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * One document that the chart makes.
 *
 * @param tree what it says
 */
record Manifest(ObjectNode tree) {
  String type() {
    return tree.path("apiVersion").asText() + "/" + kind();
  }

  String kind() {
    return tree.path("kind").asText();
  }

  String name() {
    return tree.at("/metadata/name").asText();
  }

  /** What pods are made of; missing where none are. */
  JsonNode podSpec() {
    return tree.at("/spec/template/spec");
  }

  List<JsonNode> containers() {
    return Stream.of("initContainers", "containers")
        .flatMap(field -> podSpec().path(field).valueStream())
        .toList();
  }

  Manifest copy() {
    return new Manifest(tree.deepCopy());
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
