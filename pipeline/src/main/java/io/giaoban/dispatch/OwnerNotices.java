package io.giaoban.dispatch;

/** Tells owners, by another way than the subscription's, what became of it. Never blocks. */
public interface OwnerNotices {
  /** The dispatcher stopped telling. */
  void halted(Subscription subscription, HaltReason reason);
}
