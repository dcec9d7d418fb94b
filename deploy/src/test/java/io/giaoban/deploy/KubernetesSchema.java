package io.giaoban.deploy;

import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.Map;

/**
 * Kubernetes' own OpenAPI description, as its Java client carries it: unknown fields, missing ones
 * and wrong types are refused.
 */
final class KubernetesSchema {
  /** Checks, and reads what only reading finds: that a number is one. */
  private interface Kind {
    Object read(String json) throws IOException;
  }

  private static final Map<String, Kind> KINDS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap::fromJson,
          "v1/Service", V1Service::fromJson,
          "v1/ServiceAccount", V1ServiceAccount::fromJson,
          "apps/v1/Deployment", V1Deployment::fromJson,
          "apps/v1/StatefulSet", V1StatefulSet::fromJson,
          "batch/v1/Job", V1Job::fromJson,
          "networking.k8s.io/v1/Ingress", V1Ingress::fromJson,
          "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::fromJson,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::fromJson);

  private KubernetesSchema() {}

  static boolean knows(Manifest manifest) {
    return KINDS.containsKey(manifest.type());
  }

  /**
   * Checks a document.
   *
   * @throws RuntimeException saying what is wrong
   */
  static void check(Manifest manifest) {
    try {
      KINDS.get(manifest.type()).read(manifest.tree().toString());
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
