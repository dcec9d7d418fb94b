package io.giaoban.node;

import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/** What is at the brokers while all is processed anew beside the live system, and goes after it. */
final class AsideTopics {
  /** The application that processes anew. */
  static final String GROUP = "giaoban-reset";

  private final Admin admin;

  AsideTopics(Admin admin) {
    this.admin = admin;
  }

  /** Creates them like those of the live system. */
  void create() {
    List<String> names = Topics.RESULTS.stream().map(Topic::name).toList();
    Map<String, TopicDescription> live = get(admin.describeTopics(names).allTopicNames());
    get(
        admin
            .createTopics(
                Topics.RESULTS.stream().map(topic -> like(live.get(topic.name()), topic)).toList())
            .all());
  }

  private static NewTopic like(TopicDescription live, Topic topic) {
    short copies = (short) live.partitions().get(0).replicas().size();
    return new NewTopic(
            topic.aside().name(), Optional.of(live.partitions().size()), Optional.of(copies))
        .configs(topic.settings());
  }

  /** Deletes them, with the offsets of who wrote them; tells the topics there were. */
  Set<String> delete() {
    Set<String> present = present();
    if (!present.isEmpty()) {
      get(admin.deleteTopics(present).all());
    }
    boolean known =
        get(admin.listGroups().all()).stream().anyMatch(group -> group.groupId().equals(GROUP));
    if (known) {
      new GroupMembers(admin, GROUP).remove();
      get(admin.deleteConsumerGroups(List.of(GROUP)).all());
    }
    return present;
  }

  private Set<String> present() {
    Set<String> ours =
        Topics.RESULTS.stream().map(topic -> topic.aside().name()).collect(Collectors.toSet());
    return get(admin.listTopics().names()).stream()
        .filter(name -> ours.contains(name) || name.startsWith(GROUP + "-"))
        .collect(Collectors.toSet());
  }

  private static <T> T get(KafkaFuture<T> future) {
    return KafkaAnswer.of(future, "the topics for what is processed anew cannot be managed");
  }
}
