package io.giaoban.node.embedded;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/** Watches the metadata until the broker's registration by a former process is fenced. */
final class FormerLife implements MetadataPublisher {
  private final CompletableFuture<Void> fenced = new CompletableFuture<>();

  /** Completes when there is no unfenced registration: at once after an orderly stop. */
  CompletableFuture<Void> fenced() {
    return fenced;
  }

  @Override
  public String name() {
    return "FormerLife";
  }

  @Override
  public void onMetadataUpdate(
      MetadataDelta delta, MetadataImage newImage, LoaderManifest manifest) {
    BrokerRegistration registration = newImage.cluster().broker(BrokerSettings.NODE_ID);
    if (registration == null || registration.fenced()) {
      fenced.complete(null);
    }
  }

  @Override
  public void close() {}
}
