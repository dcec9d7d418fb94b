package io.giaoban.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Map;

/** The Prometheus operator's kinds, by their Java classes: unknown fields and types are refused. */
final class MonitoringSchema {
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class,
          "monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class);

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(new NothingElse());

  private MonitoringSchema() {}

  static boolean knows(Manifest manifest) {
    return KINDS.containsKey(manifest.type());
  }

  /**
   * Checks a document.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  static void check(Manifest manifest) {
    try {
      STRICT.treeToValue(manifest.tree(), KINDS.get(manifest.type()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(manifest + ": " + e.getMessage(), e);
    }
  }

  /** The classes take what they do not know; here it is refused. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }
}
