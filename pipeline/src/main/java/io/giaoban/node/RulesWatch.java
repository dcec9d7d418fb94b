package io.giaoban.node;

import io.giaoban.alert.Rules;
import io.giaoban.alert.RulesFile;
import io.giaoban.wire.Brokers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the rules in force as a file says, while it changes. */
public final class RulesWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RulesWatch.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

  private final String name;
  private final WatchedFile file;
  private final Rules rules;
  private final Consumer<String> notices;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  private RulesWatch(String name, WatchedFile file, Consumer<String> notices) {
    this.name = name;
    this.file = file;
    this.notices = notices;
    this.rules = RulesFile.read(name, file.taken(), List.of());
    rules.problems().forEach(this::tell);
  }

  /**
   * Reads a file, and tells what is wrong in it.
   *
   * @param notices takes lines for people: what is wrong, what changes; called in its own thread
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it has no list of rules; names line and column
   */
  public static RulesWatch open(Path file, Consumer<String> notices) throws IOException {
    return new RulesWatch(file.toString(), WatchedFile.open(file), notices);
  }

  /** What the file said when it was opened. */
  Rules rules() {
    return rules;
  }

  /** Brings the rules of these brokers to each change of the file from now on. */
  void start(Brokers brokers) {
    Thread watch = new Thread(() -> watch(brokers), "rules-watch");
    watch.setDaemon(true);
    watch.start();
    thread = watch;
  }

  @Override
  public void close() {
    closing.countDown();
    Thread watch = thread;
    try {
      if (watch != null) {
        // It may be about to write.
        watch.join(STOP_LIMIT.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(Brokers brokers) {
    try {
      while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        look(brokers);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Brokers brokers) {
    try {
      Optional<byte[]> changed = file.changed();
      if (changed.isPresent()) {
        read(changed.get()).ifPresent(now -> bring(now, brokers));
        file.take(changed.get());
      }
    } catch (IOException e) {
      LOG.debug("{} is looked at again: {}", name, e.toString());
    } catch (RuntimeException e) {
      LOG.warn("the rules of {} are not in force yet, and are brought again", name, e);
    }
  }

  private Optional<Rules> read(byte[] content) {
    try {
      return Optional.of(RulesFile.read(name, content, List.of()));
    } catch (IllegalArgumentException e) {
      tell(e.getMessage());
      tell(name + ": nothing changes");
      return Optional.empty();
    }
  }

  private void bring(Rules changed, Brokers brokers) {
    DefinitionChange change = RulesTopic.read(brokers).replaceBy(changed);
    change.write();
    changed.problems().forEach(this::tell);
    change.lines().forEach(line -> tell(name + ": " + line));
  }

  private void tell(Object line) {
    LOG.info("{}", line);
    notices.accept(line.toString());
  }
}
