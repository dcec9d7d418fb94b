package io.giaoban.gateway;

import io.giaoban.api.AvroShape;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Example;
import io.giaoban.api.Parameter;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.api.Type;
import io.giaoban.report.Kind;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.VaccinationReport;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.avro.Schema;

/** What {@code POST /v1/reports} takes and answers. */
final class ReportsEndpoint {
  static final Parameter<Boolean> DRY_RUN =
      Parameter.query("dryRun", Type.BOOL, "True: the items are checked, and nothing is kept.");

  static final Parameter<String> IDEMPOTENCY_KEY =
      Parameter.header(
          IdempotencyKey.HEADER,
          IdempotencyKey.TYPE,
          "What the feed names the submission by, in double quotes: sent again, it is answered the"
              + " same, and nothing of it is taken twice.");

  private static final Parameter<String> CONTENT_ENCODING =
      Parameter.header(
          "Content-Encoding",
          new Type<>("gzip", Function.identity(), Shape.oneOf(List.of("gzip", "identity"))),
          "How the body is packed.");

  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final Shape SUBMISSION = Shape.of(Submission.class);

  private ReportsEndpoint() {}

  static Endpoint handledBy(Handler handler) {
    return Endpoint.post("/v1/reports", "postReports", Tag.REPORTS)
        .summary("Report what units state of days")
        .description(
            """
            Each item is a full statement about one unit, day and kind: sent again, it changes \
            nothing. A refused item never holds up its neighbours. What is answered as accepted \
            is safe: all in-sync replicas have it. A body may be of any length, up to 4 GiB. Where \
            one breaks off, what came before is taken, and the last result says where.
            """)
        .keyed()
        .parameters(DRY_RUN, IDEMPOTENCY_KEY, CONTENT_ENCODING)
        .takes(JSON, Shape.anyOf(item(), Shape.listOf(item())))
        .takes(NDJSON, Shape.text())
        .takes(CSV, Shape.text())
        .answers(200, "All items were accepted.", SUBMISSION)
        .answers(207, "Some items, or all, were refused; `results` has them.", SUBMISSION)
        .refuses(400, "A parameter is wrong, or the body cannot be divided into items.")
        .refuses(408, "The body comes too slowly.")
        .refuses(409, "A submission of that idempotency key is being taken.")
        .refuses(413, "The body is too large.")
        .refuses(415, "The body is of no media type, or packed in no way, that is known.")
        .refuses(422, "Another body came under that idempotency key.")
        .refuses(429, "The feed sends more than it may; again after `Retry-After` seconds.")
        .refuses(503, "The reports could not be made safe; send the same again later.")
        .example(
            Example.of("a unit's day")
                .sending(
                    JSON,
                    """
                    {"city": "VN-HN", "unit": "001", "day": "2022-01-02", "newCases": 147}
                    """))
        .example(
            Example.of("several, one of them refused")
                .answeredWith(207)
                .sending(
                    JSON,
                    """
                    [{"city": "VN-HN", "unit": "001", "day": "2022-01-02", "newCases": 147},
                     {"city": "VN-HN", "unit": "999", "day": "2022-01-02", "newCases": 5}]
                    """))
        .example(
            Example.of("all that can be stated of cases")
                .sending(
                    JSON,
                    """
                    {"kind": "cases", "city": "VN-HN", "unit": "003", "day": "2022-01-02",
                     "revision": 3, "reportedAt": "2022-01-02T18:00:00+07:00", "basis": "daily",
                     "newCases": 100, "communityCases": 40, "quarantineCases": 50,
                     "lockdownCases": 10, "backlogCases": 7, "recovered": 30, "deaths": 1,
                     "tests": 900, "positives": 100}
                    """))
        .example(
            Example.of("a running total")
                .sending(
                    JSON,
                    """
                    {"city": "JP-13", "unit": "131016", "day": "2021-10-01", "basis": "cumulative",
                     "newCases": 2500}
                    """))
        .example(
            Example.of("doses by priority group")
                .sending(
                    JSON,
                    """
                    {"kind": "vaccinations", "city": "VN-HN", "unit": "001", "day": "2022-01-02",
                     "doses": [{"dose": 1, "group": "frontline", "administered": 120},
                               {"dose": 2, "administered": 80}]}
                    """))
        .example(
            Example.of("a retraction: the day is missing again")
                .sending(
                    JSON,
                    """
                    {"city": "VN-HN", "unit": "004", "day": "2022-01-02", "retracted": true}
                    """))
        .example(
            Example.of("the whole city, by its health department")
                .sending(
                    JSON,
                    """
                    {"city": "VN-HN", "unit": "SYT", "day": "2022-01-02", "newCases": 2045}
                    """))
        .example(
            Example.of("a check only")
                .with("dryRun", "true")
                .sending(
                    JSON,
                    """
                    {"city": "VN-HN", "unit": "002", "day": "2022-01-02", "newCases": 148}
                    """))
        .example(
            Example.of("a file of both kinds")
                .sending(
                    CSV,
                    """
                    kind,city,unit,day,revision,reportedAt,newCases,communityCases,dose,group,administered
                    cases,VN-HN,002,2022-01-02,,2022-01-02T18:00:00+07:00,148,40,,,
                    vaccinations,VN-HN,002,2022-01-02,,2022-01-02T18:00:00+07:00,,,1,frontline,120
                    """))
        .example(
            Example.of("a file of a spreadsheet that separates by semicolons")
                .sending(CSV, "city;unit;day;newCases\nVN-HN;005;2022-01-02;147\n"))
        .example(
            Example.of("a file that is none")
                .answeredWith(400)
                .sending(CSV, "city,unit,day,patient\nVN-HN,001,2022-01-02,N.V.A.\n"))
        .example(
            Example.of("lines that may be sent again")
                .answeredWith(207)
                .with(IdempotencyKey.HEADER, "\"2022-01-02, evening\"")
                .sending(
                    NDJSON,
                    """
                    {"city": "VN-HN", "unit": "006", "day": "2022-01-02", "newCases": 12}
                    {"city": "VN-HN", "unit": "007", "day": "2022-01-02", "newCases": "1.234"}
                    """))
        .handledBy(handler);
  }

  /** Feeds are told by their keys. */
  private static Shape item() {
    return Shape.anyOf(
        item("CaseItem", Kind.CASES, CaseReport.getClassSchema()),
        item("VaccinationItem", Kind.VACCINATIONS, VaccinationReport.getClassSchema()));
  }

  private static Shape item(String name, Kind kind, Schema schema) {
    return AvroShape.asked(schema)
        .named(name)
        .without("feed")
        .with(
            "kind",
            Shape.oneOf(List.of(kind.name().toLowerCase(Locale.ROOT))),
            "What it is about; told by the other fields where it is missing.");
  }
}
