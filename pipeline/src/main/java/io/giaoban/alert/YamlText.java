package io.giaoban.alert;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The characters of a YAML file, to tell where in it something stands. */
final class YamlText {
  private final int[] characters;

  YamlText(String text) {
    this.characters = text.codePoints().toArray();
  }

  static Spot at(Mark mark) {
    return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
  }

  static Spot at(Node node) {
    return at(node.getStartMark());
  }

  /**
   * Where a character of a scalar's value stands, however the value is written; where that cannot
   * be told, as behind an escape, the scalar's start.
   *
   * @param in a place in the value
   */
  Spot at(ScalarNode scalar, Spot in) {
    int[] value = scalar.getValue().codePoints().toArray();
    int wanted = offset(value, in);
    int at = contentOf(scalar);
    for (int i = 0; i < wanted; i++) {
      at = next(at, value[i], scalar.getScalarStyle());
      if (at < 0) {
        return at(scalar);
      }
    }
    return spot(skipFold(at, scalar.getScalarStyle()));
  }

  /** Where what stands at an offset, in characters, stands. */
  Spot spot(int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, characters.length); i++) {
      column++;
      if (characters[i] == '\n') {
        line++;
        column = 1;
      }
    }
    return new Spot(line, column);
  }

  private static int offset(int[] value, Spot in) {
    int at = 0;
    for (int line = 1; line < in.line() && at < value.length; at++) {
      if (value[at] == '\n') {
        line++;
      }
    }
    return Math.min(value.length, at + in.column() - 1);
  }

  private int contentOf(ScalarNode scalar) {
    int start = scalar.getStartMark().getIndex();
    while (peek(start) == '&' || peek(start) == '!') {
      start = skipSpaces(skipWord(start));
    }
    return switch (scalar.getScalarStyle()) {
      case PLAIN, JSON_SCALAR_STYLE -> start;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
      case LITERAL, FOLDED -> skipSpaces(endOfLine(start));
    };
  }

  /** Behind the character of the value that stands there; -1: it stands there in disguise. */
  private int next(int at, int character, ScalarStyle style) {
    if (isSpace(character)) {
      return hasFold(at) ? skipSpaces(at) : isSpace(peek(at)) ? at + 1 : at;
    }
    int there = skipFold(at, style);
    boolean escape = style == ScalarStyle.DOUBLE_QUOTED && peek(there) == '\\';
    int plain = escape ? there + 1 : there;
    if (peek(plain) != character || (escape && character != '"' && character != '\\')) {
      return -1;
    }
    boolean twice = style == ScalarStyle.SINGLE_QUOTED && character == '\'';
    return plain + (twice ? 2 : 1);
  }

  /** Only in double quotes can a line be folded into nothing: {@code \} at its end. */
  private int skipFold(int at, ScalarStyle style) {
    return style == ScalarStyle.DOUBLE_QUOTED && peek(at) == '\\' && isSpace(peek(at + 1))
        ? skipSpaces(at + 1)
        : at;
  }

  private boolean hasFold(int at) {
    int there = at;
    while (isSpace(peek(there)) && peek(there) != '\n') {
      there++;
    }
    return peek(there) == '\n';
  }

  private int skipSpaces(int at) {
    int there = at;
    while (isSpace(peek(there))) {
      there++;
    }
    return there;
  }

  /** An anchor or a tag. */
  private int skipWord(int at) {
    int there = at;
    while (there < characters.length && !isSpace(peek(there))) {
      there++;
    }
    return there;
  }

  private int endOfLine(int at) {
    int there = at;
    while (there < characters.length && characters[there] != '\n') {
      there++;
    }
    return there;
  }

  private int peek(int at) {
    return at < characters.length ? characters[at] : 0;
  }

  private static boolean isSpace(int character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }
}
