package io.giaoban.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pods may do what they must, and nothing else. */
final class ChartSecurityTest {
  private final List<Manifest> workloads;

  ChartSecurityTest() {
    workloads = Chart.renderAll().stream().filter(one -> one.podSpec().isObject()).toList();
  }

  @Test
  void shouldRunEachContainerWithoutRightsOnAReadOnlyFileSystem() {
    assertThat(workloads).flatExtracting(Manifest::containers).hasSizeGreaterThanOrEqualTo(7);
    for (Manifest workload : workloads) {
      for (JsonNode container : workload.containers()) {
        JsonNode security = container.path("securityContext");
        String who = workload + " " + container.path("name").asText();
        assertThat(security.path("runAsNonRoot").asBoolean()).as(who).isTrue();
        assertThat(security.path("readOnlyRootFilesystem").asBoolean()).as(who).isTrue();
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).as(who).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).as(who).isEqualTo("ALL");
        assertThat(security.path("capabilities").has("add")).as(who).isFalse();
        assertThat(container.at("/resources/limits/memory").asText()).as(who).isNotEmpty();
      }
    }
  }

  @Test
  void shouldRunPodsAsNobodyInParticularAndWithoutAToken() {
    for (Manifest workload : workloads) {
      JsonNode pod = workload.podSpec();
      assertThat(pod.at("/securityContext/runAsUser").asInt()).as("" + workload).isPositive();
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .as("" + workload)
          .isEqualTo("RuntimeDefault");
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      assertThat(List.of("hostNetwork", "hostPID", "hostIPC")).noneMatch(pod::has);
    }
  }

  @Test
  void shouldProbeEachRole() {
    for (Manifest workload : workloads) {
      if (!workload.kind().equals("Job")) {
        JsonNode container = workload.containers().get(0);
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/healthz");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/healthz");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/readyz");
      }
    }
  }

  /** Static members of their groups must be called the same after a restart. */
  @Test
  void shouldNameProcessorsAndDispatchersForGood() {
    assertThat(workloads)
        .filteredOn(one -> one.kind().equals("StatefulSet"))
        .extracting(Manifest::name)
        .containsExactlyInAnyOrder(
            "surveillance-giaoban-processor", "surveillance-giaoban-dispatcher");
  }

  @Test
  void shouldSelectThePodsThatItMakes() {
    for (Manifest workload : workloads) {
      workload
          .tree()
          .at("/spec/selector/matchLabels")
          .properties()
          .forEach(
              label ->
                  assertThat(
                          workload.tree().at("/spec/template/metadata/labels").get(label.getKey()))
                      .isEqualTo(label.getValue()));
    }
  }

  @Test
  void shouldMountOnlyWhatThereIs() {
    for (Manifest workload : workloads) {
      List<String> volumes =
          new ArrayList<>(workload.podSpec().path("volumes").findValuesAsText("name"));
      workload
          .tree()
          .at("/spec/volumeClaimTemplates")
          .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
      for (JsonNode container : workload.containers()) {
        assertThat(container.path("volumeMounts").findValuesAsText("name"))
            .as("" + workload)
            .isSubsetOf(volumes);
      }
    }
  }
}
