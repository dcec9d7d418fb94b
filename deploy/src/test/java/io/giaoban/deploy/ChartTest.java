package io.giaoban.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart makes is what Kubernetes, Strimzi and the Prometheus operator take. */
final class ChartTest {
  private static Schemas schemas;

  @BeforeAll
  static void load() throws IOException {
    schemas = Schemas.load();
  }

  @Test
  void shouldPassHelmsLint() {
    LintResult lint = new Helm(Chart.DIRECTORY).lint().quiet().call();

    assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
  }

  @Test
  void shouldBeValidWithTheLeast() {
    assertValid(Chart.render(Chart.LEAST));
  }

  @Test
  void shouldBeValidWithEveryOptionOn() {
    List<Manifest> all = Chart.renderAll();

    assertValid(all);
    assertThat(all)
        .extracting(Manifest::kind)
        .contains(
            "Deployment",
            "StatefulSet",
            "Service",
            "Ingress",
            "NetworkPolicy",
            "Job",
            "ConfigMap",
            "PodDisruptionBudget",
            "ServiceAccount",
            "ServiceMonitor",
            "PrometheusRule",
            "Kafka",
            "KafkaNodePool",
            "KafkaUser");
  }

  @ParameterizedTest
  @ValueSource(strings = {"values-city.yaml", "values-continent.yaml"})
  void shouldBeValidInOtherSizes(String size) {
    assertValid(Chart.renderFile(size, Chart.LEAST));
  }

  @Test
  void shouldNameEachDocumentOnce() {
    assertThat(Chart.renderAll()).extracting(Manifest::toString).doesNotHaveDuplicates();
  }

  @Test
  void shouldRefuseWhatNoSchemaKnows() {
    List<Manifest> all = Chart.renderAll();
    Map<String, Consumer<ObjectNode>> mistakes =
        Map.of(
            "StatefulSet", set -> container(set).putObject("readynessProbe"),
            "Deployment",
                deployment -> ((ObjectNode) deployment.path("spec")).put("replicas", "two"),
            "Job", job -> ((ObjectNode) job.path("spec")).remove("template"),
            "Ingress", ingress -> ((ObjectNode) ingress.path("spec")).put("host", "x"),
            "NetworkPolicy", policy -> ((ObjectNode) policy.path("spec")).put("egres", "x"),
            "Kafka", kafka -> ((ObjectNode) kafka.at("/spec/kafka")).put("replica", 3),
            "KafkaNodePool",
                pool -> ((ObjectNode) pool.path("spec")).putArray("roles").add("brooker"),
            "KafkaUser",
                user -> ((ObjectNode) user.at("/spec/authorization/acls/0")).put("host", 1),
            "ServiceMonitor",
                monitor -> ((ObjectNode) monitor.at("/spec/endpoints/0")).put("pfad", "x"),
            "PrometheusRule", rule -> ((ObjectNode) rule.at("/spec/groups/0")).put("rule", "x"));

    mistakes.forEach(
        (kind, mistake) -> {
          Manifest wrong =
              all.stream().filter(one -> one.kind().equals(kind)).findFirst().orElseThrow().copy();
          mistake.accept(wrong.tree());
          assertThatThrownBy(() -> schemas.check(wrong))
              .as(kind)
              .isInstanceOf(RuntimeException.class);
        });
  }

  private static ObjectNode container(ObjectNode workload) {
    return (ObjectNode) workload.at("/spec/template/spec/containers/0");
  }

  private static void assertValid(List<Manifest> manifests) {
    assertThat(manifests).isNotEmpty();
    for (Manifest manifest : manifests) {
      assertThatCode(() -> schemas.check(manifest))
          .as(manifest.toString())
          .doesNotThrowAnyException();
    }
  }
}
