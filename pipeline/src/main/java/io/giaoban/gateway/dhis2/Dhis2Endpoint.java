package io.giaoban.gateway.dhis2;

import io.giaoban.api.Endpoint;
import io.giaoban.api.Example;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.api.Type;
import io.javalin.http.Handler;

/** What {@code POST /v1/dataValueSets} takes and answers. */
final class Dhis2Endpoint {
  private static final String JSON = "application/json";
  private static final Shape ANSWER = Shape.of(WebMessage.class);

  private Dhis2Endpoint() {}

  static Endpoint at(String path, String id, Handler handler) {
    return Endpoint.post(path, id, Tag.REPORTS)
        .summary("Report as DHIS2 pushes its data values")
        .description(
            """
            For processes with `--dhis2-mapping FILE`; without, 404. The values of a unit and day \
            are one report. Answers have DHIS2's form.
            """)
        .keyed()
        .parameters(
            ImportOptions.known().stream()
                .map(name -> Parameter.query(name, Type.TEXT, "As in DHIS2."))
                .toArray(Parameter<?>[]::new))
        .takes(JSON, Shape.anObject())
        .answers(200, "All values were imported.", ANSWER)
        .answersOrRefuses(400, "The request is not understood.", ANSWER)
        .answers(401, "There is no key, or none that is known.", ANSWER)
        .refuses(404, "There is no mapping of DHIS2's data elements.")
        .refuses(408, "The body comes too slowly.")
        .answers(409, "Some values, or all, are in conflict; the others count.", ANSWER)
        .answers(413, "The body is too large.", ANSWER)
        .refuses(415, "The body is no JSON.")
        .answers(429, "The feed sends more than it may.", ANSWER)
        .answersOrRefuses(503, "The values could not be made safe; push the same again.", ANSWER)
        .example(
            Example.of("a unit's day")
                .answeredWith(404)
                .sending(
                    JSON,
                    """
                    {"dataSet": "HN_COVID_DAILY", "period": "20220102", "orgUnit": "017",
                     "dataValues": [{"dataElement": "CASES_COMMUNITY", "value": "36"}]}
                    """))
        .handledBy(handler);
  }
}
