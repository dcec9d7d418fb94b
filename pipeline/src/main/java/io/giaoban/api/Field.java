package io.giaoban.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A field of an object.
 *
 * @param name its name
 * @param shape what its value looks like
 * @param description what it means, for people
 * @param required whether it is always there
 */
record Field(String name, Shape shape, String description, boolean required) {

  void to(ObjectNode properties, ArrayNode names, Schemas schemas) {
    properties.set(name, shape.in(schemas).put("description", description));
    if (required) {
      names.add(name);
    }
  }
}
