package io.giaoban.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.node.Reset;
import io.giaoban.reset.Difference;
import io.giaoban.reset.Difference.Kind;
import io.giaoban.reset.TopicComparison;
import java.util.Locale;
import java.util.TreeSet;

/** A comparison as JSON. */
final class ComparisonJson {
  private ComparisonJson() {}

  static ObjectNode of(Reset.Result result) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("equal", result.comparison().same())
            .put("records", result.records())
            .put("written", result.written());
    ArrayNode waiting = json.putArray("waiting");
    new TreeSet<>(result.comparison().waiting()).forEach(waiting::add);
    ArrayNode topics = json.putArray("topics");
    result.comparison().topics().forEach(topic -> topics.add(of(topic)));
    return json;
  }

  private static ObjectNode of(TopicComparison topic) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("topic", topic.name())
            .put("compared", topic.compared())
            .put("equal", topic.equal())
            .put("different", topic.count(Kind.CHANGED))
            .put("onlyLive", topic.count(Kind.ONLY_LIVE))
            .put("onlyNew", topic.count(Kind.ONLY_ANEW))
            .put("leftOut", topic.leftOut())
            .put("same", topic.same());
    ArrayNode first = json.putArray("differences");
    topic.first().forEach(difference -> first.add(of(difference)));
    return json;
  }

  private static ObjectNode of(Difference difference) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("about", difference.about())
            .put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
    ObjectNode fields = json.putObject("fields");
    difference
        .fields()
        .forEach(
            change ->
                fields
                    .putObject(change.field())
                    .put("live", change.live())
                    .put("new", change.anew()));
    return json;
  }
}
