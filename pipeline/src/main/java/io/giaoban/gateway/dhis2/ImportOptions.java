package io.giaoban.gateway.dhis2;

import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a push is meant.
 *
 * @param dryRun whether to check only
 * @param delete whether its values are to be deleted
 */
record ImportOptions(boolean dryRun, boolean delete) {
  /** Codes and UIDs are texts of the mapping, whichever they are. */
  static final Set<String> ID_SCHEMES =
      Set.of(
          "idScheme",
          "dataElementIdScheme",
          "orgUnitIdScheme",
          "categoryOptionComboIdScheme",
          "attributeOptionComboIdScheme",
          "dataSetIdScheme",
          "categoryIdScheme",
          "categoryOptionIdScheme");

  /** What would make no difference here. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of("skipAudit", "skipExistingCheck", "preheatCache", "force");

  private static final Set<String> SAVING =
      Set.of("CREATE_AND_UPDATE", "NEW_AND_UPDATES", "CREATE", "NEW", "UPDATE", "UPDATES");
  private static final Set<String> DELETING = Set.of("DELETE", "DELETES");

  /**
   * Reads the parameters of a request: those that are {@linkplain #known known}, each once. A value
   * that is not understood is refused: what was meant as a dry run must not count.
   *
   * @throws PushException naming the parameter and what was expected
   */
  static ImportOptions read(Map<String, List<String>> parameters) throws PushException {
    ImportOptions options = new ImportOptions(false, false);
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      options = options.with(parameter.getKey(), parameter.getValue().get(0));
    }
    return options;
  }

  /** With what the body states besides; either of both can ask for a dry run. */
  ImportOptions with(boolean dryRunToo, @Nullable String strategy) throws PushException {
    return new ImportOptions(
        dryRun || dryRunToo, strategy == null ? delete : deletes("strategy", strategy));
  }

  /** DHIS2's name of what is done with the values. */
  String strategy() {
    return delete ? "DELETE" : "CREATE_AND_UPDATE";
  }

  private ImportOptions with(String name, String value) throws PushException {
    if (ID_SCHEMES.contains(name)) {
      checkScheme(name, value);
      return this;
    }
    return switch (name) {
      case "dryRun" -> new ImportOptions(bool(name, value), delete);
      case "importStrategy" -> new ImportOptions(dryRun, deletes(name, value));
      case "async" -> {
        if (bool(name, value)) {
          throw new PushException(
              HttpStatus.CONFLICT, "async: \"true\" (expected: false; the answer comes at once)");
        }
        yield this;
      }
      default -> {
        boolean unused = bool(name, value);
        yield this;
      }
    };
  }

  static void checkScheme(String name, String value) throws PushException {
    if (!value.equalsIgnoreCase("code") && !value.equalsIgnoreCase("uid")) {
      throw new PushException(
          HttpStatus.CONFLICT, "%s: \"%s\" (expected: code or uid)".formatted(name, value));
    }
  }

  static boolean bool(String name, String value) throws PushException {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new PushException(
              HttpStatus.BAD_REQUEST,
              "%s: \"%s\" (expected: true or false)".formatted(name, value));
    };
  }

  private static boolean deletes(String name, String value) throws PushException {
    String strategy = value.toUpperCase(Locale.ROOT);
    if (!SAVING.contains(strategy) && !DELETING.contains(strategy)) {
      throw new PushException(
          HttpStatus.BAD_REQUEST,
          "%s: \"%s\" (expected: CREATE_AND_UPDATE, CREATE, UPDATE or DELETE)"
              .formatted(name, value));
    }
    return DELETING.contains(strategy);
  }

  /** The names of all parameters. */
  static Set<String> known() {
    Set<String> names = new TreeSet<>(ID_SCHEMES);
    names.addAll(WITHOUT_EFFECT);
    names.addAll(List.of("dryRun", "importStrategy", "async"));
    return names;
  }
}
