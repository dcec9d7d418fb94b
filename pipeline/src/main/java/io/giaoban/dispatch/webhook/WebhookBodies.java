package io.giaoban.dispatch.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.giaoban.dispatch.Channel.Webhook.Format;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.schema.Alert;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Writes notices in the formats that webhooks may ask for. */
final class WebhookBodies {
  private static final String JSON = "application/json";
  private static final String TYPE_PREFIX = "io.giaoban.";

  private final ToldDays days;
  private final CapText cap;
  private final Supplier<String> base;

  WebhookBodies(ToldDays days, CapText cap, Supplier<String> base) {
    this.days = days;
    this.cap = cap;
    this.base = base;
  }

  /**
   * The notice in a format.
   *
   * @throws IllegalArgumentException if it cannot be told so
   */
  WebhookBody of(Notice notice, Format format) {
    String url = base.get();
    NoticeJson json = new NoticeJson(notice, url, days);
    return switch (format) {
      case JSON -> json(json);
      case CLOUDEVENTS -> cloudEvent(notice.id(), url, json);
      case CAP -> cap(json);
    };
  }

  private static WebhookBody json(NoticeJson notice) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", notice.type())
            .put("timestamp", notice.time().toString());
    body.set("data", notice.data());
    return new WebhookBody(JSON, body.toString());
  }

  private static WebhookBody cloudEvent(String id, String source, NoticeJson notice) {
    CloudEventBuilder event =
        CloudEventBuilder.v1()
            .withId(id)
            .withSource(URI.create(source))
            .withType(TYPE_PREFIX + notice.type())
            .withTime(notice.time().atOffset(ZoneOffset.UTC))
            .withData(JSON, JsonCloudEventData.wrap(notice.data()));
    if (!notice.isDigest()) {
      event.withSubject(place(notice.last()));
    }
    byte[] text = new JsonFormat().serialize(event.build());
    return new WebhookBody(JsonFormat.CONTENT_TYPE, new String(text, StandardCharsets.UTF_8));
  }

  private WebhookBody cap(NoticeJson notice) {
    // Nobody can wish for a digest of documents, so the last message is the only one.
    return new WebhookBody("application/cap+xml", cap.of(notice.last()));
  }

  private static String place(Alert message) {
    return message.getUnit() == null
        ? message.getCity()
        : message.getCity() + "/" + message.getUnit();
  }
}
