package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * People who are vaccinated before others, such as a city's front-line workers.
 *
 * @param code unique within the city, as reports of vaccinations name it
 * @param name in the local language
 * @param nameEn in English; null: not given
 * @param populations how many people belong to it, by year; empty: not known, then there is no
 *     coverage
 */
public record PriorityGroup(
    String code, String name, @Nullable String nameEn, List<Population> populations) {

  /** What {@link #isCode} takes, for people. */
  public static final String CODE_EXPECTED = "1 to 64 letters, digits, _ and -";

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public PriorityGroup {
    if (!isCode(code)) {
      throw new IllegalArgumentException(
          "group code: \"" + code + "\" (expected: " + CODE_EXPECTED + ")");
    }
    Codes.check("group", code, name);
    populations = List.copyOf(populations);
    Population.check("group " + code, populations);
  }

  /** Whether a text can be the code of a group. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /**
   * How many people belong to the group on that day: the figure of the latest year up to the day's,
   * else the earliest; null: not known.
   */
  public @Nullable Population populationOn(LocalDate day) {
    return Population.on(populations, day);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static PriorityGroup read(GroupForm form) {
    return form.group();
  }

  @JsonValue
  GroupForm form() {
    return GroupForm.of(this);
  }
}
