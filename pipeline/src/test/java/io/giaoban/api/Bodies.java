package io.giaoban.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.api.Mutations.Texts;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Makes bodies that nobody meant: of JSON by its fields, of anything by its bytes. */
final class Bodies {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Bodies() {}

  /** How many items a body of JSON has; empty: it is no JSON object or array. */
  static OptionalInt items(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node.isArray()
          ? OptionalInt.of(node.size())
          : node.isObject() ? OptionalInt.of(1) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  static byte[] mutate(Random random, byte[] body) {
    if (random.nextInt(4) > 0 && items(body).isPresent()) {
      try {
        return JSON.writeValueAsBytes(mutate(random, JSON.readTree(body)));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return bytes(random, body);
  }

  private static byte[] bytes(Random random, byte[] body) {
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 1 -> new byte[0];
      case 2 -> {
        byte[] other = body.clone();
        for (int i = 0; i < 1 + random.nextInt(3) && other.length > 0; i++) {
          other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        yield other;
      }
      case 3 -> {
        String text = new String(body, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length() + 1);
        yield (text.substring(0, at) + Texts.any(random) + text.substring(at))
            .getBytes(StandardCharsets.UTF_8);
      }
      case 4 ->
          new String(body, StandardCharsets.UTF_8)
              .repeat(1 + random.nextInt(20))
              .getBytes(StandardCharsets.UTF_8);
      default ->
          new String(body, StandardCharsets.UTF_8)
              .replace(random.nextBoolean() ? ',' : '"', random.nextBoolean() ? ';' : '\'')
              .getBytes(StandardCharsets.UTF_16);
    };
  }

  private static JsonNode mutate(Random random, JsonNode whole) {
    switch (random.nextInt(8)) {
      case 0 -> {
        return many(random, whole);
      }
      case 1 -> {
        return nested(1 + random.nextInt(60), whole);
      }
      default -> {
        List<ObjectNode> objects = new ArrayList<>();
        collect(whole, objects);
        if (objects.isEmpty()) {
          return value(random);
        }
        change(random, Mutations.pick(random, objects));
        return whole;
      }
    }
  }

  private static ArrayNode many(Random random, JsonNode whole) {
    ArrayNode items = NODES.arrayNode();
    int count = random.nextInt(30) == 0 ? random.nextInt(2_000) : random.nextInt(5);
    for (int i = 0; i < count; i++) {
      JsonNode item = random.nextInt(4) == 0 ? value(random) : whole.deepCopy();
      if (item instanceof ObjectNode object && random.nextBoolean()) {
        change(random, object);
      }
      items.add(item);
    }
    return items;
  }

  private static JsonNode nested(int depth, JsonNode inner) {
    JsonNode node = inner;
    for (int i = 0; i < depth; i++) {
      node = NODES.arrayNode().add(node);
    }
    return node;
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private static void change(Random random, ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name =
        names.isEmpty() || random.nextInt(6) == 0
            ? Texts.any(random)
            : Mutations.pick(random, names);
    if (random.nextInt(5) == 0) {
      object.remove(name);
    } else {
      object.set(name, value(random));
    }
  }

  private static JsonNode value(Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt());
      case 3 -> NODES.numberNode(random.nextLong());
      case 4 -> NODES.numberNode(random.nextDouble() * 100);
      case 5 -> NODES.numberNode(new BigInteger(300 + random.nextInt(2_000), random));
      case 6 -> NODES.numberNode(new BigDecimal("1e" + (random.nextInt(2_000_000) - 1_000_000)));
      case 7 -> NODES.arrayNode();
      case 8 -> NODES.objectNode();
      case 9 -> nested(random.nextInt(20), NODES.numberNode(1));
      case 10 -> NODES.textNode(Mutations.pick(random, Texts.DATES));
      case 11 -> NODES.numberNode(random.nextInt(1_000));
      case 12 -> NODES.objectNode().put("dose", random.nextInt(5)).put("administered", 1);
      default -> NODES.textNode(Texts.any(random));
    };
  }

  /** What a JSON answer says. */
  static JsonNode read(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? NODES.missingNode() : node;
    } catch (JsonProcessingException e) {
      return NODES.missingNode();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
