package io.giaoban.stream;

import io.giaoban.place.City;
import org.junit.jupiter.api.AfterEach;

/** Tests that tell a story each: of a city with one unit, unless another is given. */
abstract class Storytelling {
  Story story = Story.given("A");

  @AfterEach
  void end() {
    story.close();
  }

  Story given(String... units) {
    return given(Story.given(units));
  }

  Story given(City... cities) {
    return given(Story.given(cities));
  }

  Story given(Story other) {
    story.close();
    story = other;
    return story;
  }
}
