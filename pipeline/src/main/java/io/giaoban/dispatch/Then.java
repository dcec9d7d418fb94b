package io.giaoban.dispatch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What follows from a stage. Other than with Java's own, who gives up waiting ends the stage. */
public final class Then {
  private Then() {}

  /** The stage's result, made into another; cancelled, it cancels the stage. */
  public static <T, R> CompletableFuture<R> map(
      CompletionStage<T> stage, Function<? super T, ? extends R> made) {
    CompletableFuture<T> first = stage.toCompletableFuture();
    CompletableFuture<R> result = first.thenApply(made);
    onCancel(result, () -> first.cancel(true));
    return result;
  }

  /** The result of a stage that follows; cancelled, it cancels whichever is under way. */
  public static <T, R> CompletableFuture<R> compose(
      CompletionStage<T> stage, Function<? super T, ? extends CompletionStage<R>> next) {
    CompletableFuture<T> first = stage.toCompletableFuture();
    AtomicReference<CompletableFuture<R>> second = new AtomicReference<>();
    CompletableFuture<R> result =
        first.thenCompose(
            value -> {
              second.set(next.apply(value).toCompletableFuture());
              return second.get();
            });
    onCancel(
        result,
        () -> {
          first.cancel(true);
          CompletableFuture<R> begun = second.get();
          if (begun != null) {
            begun.cancel(true);
          }
        });
    return result;
  }

  /** The stage's result, or what stands for its failure; cancelled, it cancels the stage. */
  public static <T> CompletableFuture<T> recover(
      CompletionStage<T> stage, Function<? super Throwable, ? extends T> instead) {
    CompletableFuture<T> first = stage.toCompletableFuture();
    CompletableFuture<T> result = first.exceptionally(instead::apply);
    onCancel(result, () -> first.cancel(true));
    return result;
  }

  private static void onCancel(CompletableFuture<?> result, Runnable what) {
    var unused =
        result.whenComplete(
            (value, failure) -> {
              if (result.isCancelled()) {
                what.run();
              }
            });
  }
}
