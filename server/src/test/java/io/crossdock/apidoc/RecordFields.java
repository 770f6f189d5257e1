package io.crossdock.apidoc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.platform.request.BoundRequest;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Describes the fields of records, and makes them required unless they are {@link Nullable} or annotated with
 * {@link JsonInclude}.
 */
final class RecordFields implements ModelConverter {

    private final ApiWords words;
    private final Map<String, Class<?>> named = new HashMap<>();
    private final Set<String> twins = new TreeSet<>();

    /** Records that requests are read as, and the records in them. */
    private final Set<Class<?>> requests;

    RecordFields(ApiWords words, Set<Class<?>> requests) {
        this.words = words;
        this.requests = requests;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var given = Json.mapper().constructType(type.getType());
        if (given.hasRawClass(BoundRequest.class)) {
            return context.resolve(new AnnotatedType(given.containedType(0)).resolveAsRef(true));
        }
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var java = given.getRawClass();
        if (schema != null && java.isRecord()) {
            var reference = schema.get$ref();
            var model = reference == null
                    ? schema
                    : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
            if (reference != null) {
                noteTwins(reference, java);
            }
            if (model != null && model.getProperties() != null) {
                if (requests.contains(java)) {
                    RequestLimits.add(model, java);
                } else {
                    require(model, java);
                }
                describe(model, java);
            }
        }
        return schema;
    }

    /** Records that would have one name, so that the document shows one of them in both places. */
    List<String> twins() {
        return List.copyOf(twins);
    }

    private void noteTwins(String reference, Class<?> type) {
        var known = named.putIfAbsent(reference, type);
        if (known != null && known != type) {
            twins.add(known.getName() + " and " + type.getName() + " have one name in the document: rename one");
        }
    }

    private static void require(Schema<?> model, Class<?> type) {
        if (leavesOutEmpty(type)) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            var accessor = component.getAccessor();
            var known = model.getRequired() != null && model.getRequired().contains(component.getName());
            if (!known
                    && model.getProperties().containsKey(component.getName())
                    && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !accessor.isAnnotationPresent(JsonUnwrapped.class)
                    && !accessor.isAnnotationPresent(JsonInclude.class)) {
                model.addRequiredItem(component.getName());
            }
        }
    }

    private static boolean leavesOutEmpty(Class<?> type) {
        var include = type.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void describe(Schema<?> model, Class<?> type) {
        fields(type).forEach((name, component) -> {
            Schema field = model.getProperties().get(name);
            if (field != null && field.getDescription() == null) {
                field.setDescription(words.component(component, name));
            }
            var example = field == null || field.getEnum() != null ? null : words.example(component, name, type(field));
            if (example != null) {
                field.setExamples(List.of(example));
            }
        });
    }

    private static String type(Schema<?> field) {
        return field.getTypes() != null && field.getTypes().size() == 1
                ? field.getTypes().iterator().next()
                : String.valueOf(field.getType());
    }

    /** The components by the names of their fields, with those of unwrapped records. */
    private static Map<String, RecordComponent> fields(Class<?> type) {
        var fields = new LinkedHashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            var accessor = component.getAccessor();
            if (accessor.isAnnotationPresent(JsonUnwrapped.class)) {
                fields.putAll(fields(component.getType()));
            } else {
                var named = accessor.getAnnotation(JsonProperty.class);
                fields.put(named == null || named.value().isEmpty() ? component.getName() : named.value(), component);
            }
        }
        return fields;
    }
}
