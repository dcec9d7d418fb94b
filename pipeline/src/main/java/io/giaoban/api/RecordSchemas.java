package io.giaoban.api;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the schemas of records are made, so that they fit what Jackson writes: every component is
 * there, null where it is {@link Nullable}; where {@link JsonInclude} leaves out what is null or
 * empty, such a component may be missing.
 */
final class RecordSchemas {
  private RecordSchemas() {}

  static SchemaBuilder builder() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config.forTypesInGeneral().withPropertySorter((unused, unusedToo) -> 0);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(RecordSchemas::asWritten)
        .withCustomDefinitionProvider(new InPlace())
        .withDefinitionNamingStrategy((key, context) -> name(key.getType().getErasedType()));
    config
        .forFields()
        .withNullableCheck(field -> isNullable(field) && !mayBeMissing(field))
        .withRequiredCheck(field -> !mayBeMissing(field));
    return new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /** A value that is written as one of another type has that one's schema. */
  private static @Nullable CustomDefinition asWritten(
      ResolvedType type, SchemaGenerationContext context) {
    if (type.getErasedType().isEnum()) {
      return null;
    }
    return Arrays.stream(type.getErasedType().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(JsonValue.class))
        .findFirst()
        .map(method -> context.getTypeContext().resolve(method.getGenericReturnType()))
        .map(as -> new CustomDefinition(context.createStandardDefinition(as, null)))
        .orElse(null);
  }

  /** What has no name of its own is described where it is. */
  private static final class InPlace implements CustomDefinitionProviderV2 {
    @Override
    public @Nullable CustomDefinition provideCustomSchemaDefinition(
        ResolvedType type, SchemaGenerationContext context) {
      return type.isInstanceOf(Map.class)
          ? new CustomDefinition(
              context.createStandardDefinition(type, this),
              CustomDefinition.DefinitionType.INLINE,
              CustomDefinition.AttributeInclusion.YES)
          : null;
    }
  }

  /** What is declared within a record has a name that means something there only. */
  private static String name(Class<?> type) {
    Class<?> within = type.getEnclosingClass();
    return (within != null && within.isRecord() ? within.getSimpleName() : "")
        + type.getSimpleName();
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean mayBeMissing(FieldScope field) {
    JsonInclude own = field.getRawMember().getAnnotation(JsonInclude.class);
    JsonInclude all = field.getRawMember().getDeclaringClass().getAnnotation(JsonInclude.class);
    JsonInclude include = own == null ? all : own;
    if (include == null) {
      return false;
    }
    Class<?> type = field.getRawMember().getType();
    return switch (include.value()) {
      case NON_NULL -> isNullable(field);
      case NON_EMPTY ->
          isNullable(field)
              || Collection.class.isAssignableFrom(type)
              || Map.class.isAssignableFrom(type);
      case NON_DEFAULT -> true;
      default -> false;
    };
  }
}
