package io.giaoban.node.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/** The ledger and its log, of which one request at a time has hold. */
final class SchemaStore implements AutoCloseable {
  private final SchemaLedger ledger = new SchemaLedger();
  private final DirectoryLock lock;
  private final SchemaLog log;

  SchemaStore(Path dir) throws IOException {
    lock = DirectoryLock.take(dir, "registry.lock");
    try {
      log = SchemaLog.open(dir, ledger::apply);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Runs a step that looks things up and, by {@link #keep}, may change them: nothing comes between.
   */
  synchronized <T> T withLedger(Function<SchemaLedger, T> step) {
    return step.apply(ledger);
  }

  /** Makes a change, which is on disk when this returns. */
  synchronized void keep(SchemaEvent event) {
    Runnable change = ledger.prepare(event);
    try {
      log.append(event);
    } catch (IOException e) {
      throw RegistryError.STORE_FAILED.because("Error in the backend data store: %s".formatted(e));
    }
    change.run();
  }

  @Override
  public synchronized void close() throws IOException {
    log.close();
    lock.close();
  }
}
