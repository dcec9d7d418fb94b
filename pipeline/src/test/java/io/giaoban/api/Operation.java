package io.giaoban.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One operation of a description. */
record Operation(String method, String path, JsonNode node) {

  /** The media types and bodies that it may answer with under a status; null: none is described. */
  JsonNode response(int status) {
    return node.get("responses").get(Integer.toString(status));
  }

  Set<Integer> statuses() {
    Set<Integer> statuses = new TreeSet<>();
    node.get("responses")
        .fieldNames()
        .forEachRemaining(name -> statuses.add(Integer.valueOf(name)));
    return statuses;
  }

  boolean keyed() {
    return node.has("security");
  }

  /** Its parameters that are given there: path, query or header. */
  List<String> parameters(String in) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : node.get("parameters")) {
      if (parameter.get("in").asText().equals(in)) {
        names.add(parameter.get("name").asText());
      }
    }
    return names;
  }

  /** All its examples. */
  List<Request> examples() {
    List<Request> examples = new ArrayList<>();
    node.get("x-examples")
        .properties()
        .forEach(example -> examples.add(Request.of(this, example.getKey(), example.getValue())));
    return examples;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
