package io.giaoban.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that cannot be meant are refused, and say what was expected. */
final class ChartValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "roles: {processor: {replicas: 0}}; replicas",
        "roles: {procesor: {replicas: 3}}; procesor",
        "roles: {gateway: {replicas: two}}; replicas",
        "clock: wall; clock",
        "topics: {partitions: 0}; partitions",
        "image: {tag: 1}; tag",
        "roles: {processor: {replicas: 2, standbys: 2}}; standbys: 2 (expected: less than replicas, 2)",
        "registry: {url: ''}; registry.url: none",
        "kafka: {bootstrapServers: ''}; kafka.bootstrapServers: none",
        "secrets: {signingKey: {name: ''}}; secrets.signingKey.name: none",
        "ingress: {enabled: true, host: a.example.org}; ingress.tlsSecret: none"
      })
  void shouldRefuse(String values, String expected) {
    assertThatThrownBy(() -> Chart.render(Chart.LEAST, values)).hasMessageContaining(expected);
  }

  @Test
  void shouldHaveNoDispatcherWithoutSubscribers() {
    assertThat(Chart.render(Chart.LEAST, "roles: {dispatcher: {replicas: 0}}"))
        .extracting(Manifest::name)
        .contains("surveillance-giaoban-board")
        .doesNotContain("surveillance-giaoban-dispatcher");
  }

  @Test
  void shouldKeepNoSecretInAnyDocument() {
    assertThat(Chart.renderAll())
        .noneMatch(one -> one.kind().equals("Secret"))
        .allMatch(
            one -> !Objects.toString(one.tree()).matches("(?i).*password\\s*[=:]\\s*[^$\"{].*"));
  }
}
