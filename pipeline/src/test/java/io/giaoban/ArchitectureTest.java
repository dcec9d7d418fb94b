package io.giaoban;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.javalin.config.RoutesConfig;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Arrays;
import java.util.stream.Stream;

/** The rooms of the house, and which may use which. */
@AnalyzeClasses(packages = "io.giaoban", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = rooms("place", "report", "ledger", "figures", "alert");
  private static final String[] WITHOUT_CLOCK =
      rooms("place", "report", "ledger", "figures", "alert", "sample", "stream");
  @ArchTest static final ArchRule place = room("place");
  @ArchTest static final ArchRule report = room("report", "place");
  @ArchTest static final ArchRule ledger = room("ledger", "figures", "report", "place");
  @ArchTest static final ArchRule figures = room("figures", "place");
  @ArchTest static final ArchRule alert = room("alert", "figures", "place");
  @ArchTest static final ArchRule sample = room("sample", "report", "place");

  @ArchTest
  static final ArchRule stream =
      room("stream", "alert", "figures", "ledger", "report", "place", "wire");

  @ArchTest static final ArchRule wire = room("wire");
  @ArchTest static final ArchRule access = room("access", "wire");
  @ArchTest static final ArchRule api = room("api");
  @ArchTest static final ArchRule gateway = room("gateway", "api", "report", "place", "wire");
  @ArchTest static final ArchRule rejected = room("rejected", "gateway", "report", "place", "wire");
  @ArchTest static final ArchRule feed = room("feed", "sample", "report");

  @ArchTest static final ArchRule dispatch = room("dispatch", "alert", "api", "place", "wire");
  @ArchTest static final ArchRule subscriber = room("subscriber");
  @ArchTest static final ArchRule backup = room("backup", "wire");
  @ArchTest static final ArchRule board = room("board", "api", "alert", "figures", "place", "wire");

  @ArchTest static final ArchRule reset = room("reset", "stream", "wire");

  @ArchTest
  static final ArchRule onlyTheCommandLineUsesNode =
      noClasses()
          .that(resideOutsideOfPackages(rooms("node", "cli")))
          .should()
          .dependOnClassesThat(resideInAnyPackage(rooms("node", "cli")));

  @ArchTest
  static final ArchRule nothingUsesTheCommandLine =
      noClasses()
          .that(resideOutsideOfPackages(rooms("cli")))
          .should()
          .dependOnClassesThat(resideInAnyPackage(rooms("cli")));

  @ArchTest
  static final ArchRule noCyclesBetweenRooms =
      slices().matching("io.giaoban.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule pureRoomsKnowNoKafkaAndNoHttp =
      noClasses()
          .that(resideInAnyPackage(PURE))
          .or(resideInAnyPackage(rooms("sample")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.apache.kafka..",
                  "io.confluent..",
                  "io.javalin..",
                  "org.eclipse.jetty..",
                  "jakarta.servlet..",
                  "java.net.http..",
                  "com.sun.net.httpserver.."));

  /** So that none is missing in the description. The registry's are Confluent's, not ours. */
  @ArchTest
  static final ArchRule everyRouteIsDeclaredAsAnEndpoint =
      noClasses()
          .that(resideOutsideOfPackages(rooms("api", "node.embedded")))
          .should()
          .accessTargetWhere(describe("install a route", ArchitectureTest::installsRoute));

  @ArchTest
  static final ArchRule timeIsData =
      noClasses()
          .that(resideInAnyPackage(WITHOUT_CLOCK))
          .should()
          .accessTargetWhere(describe("read the clock", ArchitectureTest::readsClock));

  @ArchTest
  static final ArchRule onlyStreamAndNodeUseKafkaStreams =
      noClasses()
          .that(resideOutsideOfPackages(rooms("stream", "node")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.streams.."));

  @ArchTest static final ArchRule oneWayToLog = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses().that(resideOutsideOfPackages(rooms("cli"))).should(ACCESS_STANDARD_STREAMS);

  /** The room uses these rooms, the schemas, and libraries; no other room. */
  private static ArchRule room(String name, String... mayUse) {
    String[] known =
        Stream.of(Stream.of(name, "schema"), Arrays.stream(mayUse))
            .flatMap(rooms -> rooms)
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> otherRoom =
        resideInAnyPackage("io.giaoban..")
            .and(resideOutsideOfPackages(rooms(known)))
            .as("reside in another room than %s", Arrays.toString(known));
    return noClasses()
        .that(resideInAnyPackage(rooms(name)))
        .should()
        .dependOnClassesThat(otherRoom)
        .allowEmptyShould(true);
  }

  private static String[] rooms(String... names) {
    return Arrays.stream(names).map(name -> "io.giaoban." + name + "..").toArray(String[]::new);
  }

  private static boolean installsRoute(JavaAccess<?> access) {
    return (access.getTargetOwner().isEquivalentTo(RoutesConfig.class)
            || access.getTargetOwner().isEquivalentTo(JavalinDefaultRoutingApi.class))
        && !access.getName().equals("exception");
  }

  private static boolean readsClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getName();
    return (name.equals("now") && owner.startsWith("java.time."))
        || (owner.equals("java.lang.System")
            && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
        || (owner.equals("java.time.Clock") && !name.equals("fixed"))
        || (owner.equals("java.util.Date") && name.equals("<init>"));
  }
}
