package io.giaoban.dispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;

/** Sees to it that no line is longer than RFC 5322 allows. */
final class LineCheck extends OutputStream {
  private static final int LONGEST = 998;

  private int length;

  @Override
  public void write(int character) {
    length = character == '\n' ? 0 : length + 1;
    assertThat(length).isLessThanOrEqualTo(LONGEST + 1);
  }
}
