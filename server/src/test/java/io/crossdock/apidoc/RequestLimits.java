package io.crossdock.apidoc;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.platform.request.BoundQuery;
import io.crossdock.platform.request.BoundRequest;
import io.crossdock.platform.request.IdLetter;
import io.crossdock.platform.request.ListSize;
import io.crossdock.platform.request.NumberRange;
import io.crossdock.platform.request.TextForm;
import io.crossdock.platform.request.TextPattern;
import io.crossdock.platform.request.WordChoice;
import io.crossdock.shared.Limits;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/** Adds to the schema of a request what its record says about limits, patterns and words. */
final class RequestLimits {

    private RequestLimits() {}

    /** The records of requests that handlers take, with the records in them. */
    static Set<Class<?>> requests(Collection<HandlerMethod> handlers) {
        var requests = new HashSet<Class<?>>();
        handlers.stream()
                .flatMap(handler -> Stream.of(
                                records(handler, BoundRequest.class),
                                records(handler, BoundQuery.class),
                                described(handler))
                        .flatMap(found -> found))
                .forEach(type -> collect(type, requests));
        return requests;
    }

    /** The records that a handler takes by this type. */
    static Stream<Class<?>> records(HandlerMethod handler, Class<?> by) {
        return Stream.of(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == by)
                .map(parameter -> Objects.requireNonNull(
                        ResolvableType.forMethodParameter(parameter).resolveGeneric(0)));
    }

    /** Bodies that a handler reads by itself, and describes. */
    private static Stream<Class<?>> described(HandlerMethod handler) {
        var operation = handler.getMethodAnnotation(Operation.class);
        return operation == null
                ? Stream.of()
                : Stream.of(operation.requestBody().content())
                        .map(content -> content.schema().implementation());
    }

    private static void collect(Class<?> type, Set<Class<?>> requests) {
        if (type.isRecord() && requests.add(type)) {
            Stream.of(type.getRecordComponents()).forEach(component -> collect(element(component), requests));
        }
    }

    static void add(Schema<?> model, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var element = element(component);
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                add(model, component.getType());
                continue;
            }
            var field = model.getProperties().get(component.getName());
            if (field == null) {
                throw new IllegalStateException(type + " has no " + component.getName() + " in the document");
            }
            if (required(component) && !required(model, component.getName())) {
                model.addRequiredItem(component.getName());
            }
            limits(field, component, element);
        }
    }

    private static boolean required(Schema<?> model, String name) {
        return model.getRequired() != null && model.getRequired().contains(name);
    }

    /** The type of a component, or of its elements. */
    private static Class<?> element(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> of
                ? of
                : component.getType();
    }

    private static boolean many(RecordComponent component) {
        return Collection.class.isAssignableFrom(component.getType());
    }

    private static boolean required(RecordComponent component) {
        var size = component.getAnnotation(ListSize.class);
        var range = component.getAnnotation(NumberRange.class);
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && (range == null || range.otherwise().length == 0)
                && (!many(component)
                        || size != null && size.sent()
                        || element(component).isRecord() && needed(size));
    }

    private static boolean needed(@Nullable ListSize size) {
        return size == null || size.min() > 0;
    }

    private static void limits(Schema<?> field, RecordComponent component, Class<?> element) {
        var size = component.getAnnotation(ListSize.class);
        if (size != null) {
            field.setMinItems(required(component) && size.min() > 0 ? size.min() : null);
            field.setMaxItems(size.max());
        }
        var range = component.getAnnotation(NumberRange.class);
        if (range != null) {
            field.setMinimum(BigDecimal.valueOf(range.min()));
            field.setMaximum(range.max() == Long.MAX_VALUE ? null : BigDecimal.valueOf(range.max()));
            LongStream.of(range.otherwise()).forEach(field::setDefault);
        }
        var letter = component.getAnnotation(IdLetter.class);
        if (letter != null) {
            field.setTypes(Set.of("string"));
            field.setType("string");
            field.setFormat(null);
            field.setPattern("^" + letter.value() + "[1-9][0-9]{0,17}$");
        }
        var one = many(component) ? field.getItems() : field;
        if (element == String.class) {
            text(one, component);
        } else if (element.isEnum()) {
            words(
                    one,
                    Arrays.stream(element.asSubclass(Enum.class).getEnumConstants())
                            .map(Words::of)
                            .toList());
        }
    }

    private static void text(Schema<?> text, RecordComponent component) {
        var words = component.getAnnotation(WordChoice.class);
        var pattern = component.getAnnotation(TextPattern.class);
        var form = component.getAnnotation(TextForm.class);
        if (words != null) {
            words(text, List.of(words.value()));
        } else if (pattern != null) {
            text.setPattern("^" + pattern.value() + "$");
        } else {
            text.setMaxLength(form == null ? Limits.CODE_CHARACTERS_MAX : form.max());
            text.setMinLength(form != null && form.kind() == TextForm.Kind.VERBATIM ? null : 1);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void words(Schema text, List<String> words) {
        text.setEnum(words);
    }
}
