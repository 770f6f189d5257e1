package io.crossdock.platform.request;

import io.crossdock.platform.RequestReader;
import io.crossdock.shared.Limits;
import io.crossdock.shared.ViolationCode;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chooses how a component is read, by its type and annotations. {@code @Nullable} means that it may be left out. */
final class ShapeFields {

    private ShapeFields() {}

    static ShapeField of(RecordComponent component) {
        var name = component.getName();
        var type = component.getType();
        if (type == List.class || type == Set.class) {
            return list(component);
        }
        var required = required(component);
        return mayBeNull(component) ? from -> from.has(name) ? required.read(from) : null : required;
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ShapeField required(RecordComponent component) {
        var name = component.getName();
        var type = component.getType();
        if (type == String.class) {
            return text(component);
        } else if (type == long.class || type == Long.class) {
            return whole(component);
        } else if (type == int.class || type == Integer.class) {
            var whole = whole(component);
            return from -> Math.toIntExact((Long) Objects.requireNonNull(whole.read(from)));
        } else if (type == double.class) {
            var range = annotation(component, NumberRange.class);
            long min = range.min();
            long max = range.max();
            return from -> from.number(name, min, max);
        } else if (type == boolean.class || type == Boolean.class) {
            return from -> from.flag(name);
        } else if (type == Instant.class) {
            return from -> from.time(name);
        } else if (type == LocalDate.class) {
            return from -> CalendarFields.day(from, name);
        } else if (type == LocalTime.class) {
            return from -> CalendarFields.timeOfDay(from, name);
        } else if (type.isEnum()) {
            return choice(name, type);
        } else if (type.isRecord()) {
            var shape = RecordShape.of(type.asSubclass(Record.class));
            return from -> shape.read(from.object(name));
        }
        throw new IllegalStateException(component + " has a type that no request has");
    }

    private static ShapeField text(RecordComponent component) {
        var name = component.getName();
        var words = component.getAnnotation(WordChoice.class);
        if (words != null) {
            var choices = List.of(words.value());
            return from -> from.choice(name, choices);
        }
        var pattern = component.getAnnotation(TextPattern.class);
        if (pattern != null) {
            var compiled = Pattern.compile(pattern.value());
            var meaning = pattern.meaning();
            return from -> from.text(name, compiled, meaning);
        }
        var form = component.getAnnotation(TextForm.class);
        if (form == null) {
            return from -> from.text(name, Limits.CODE_CHARACTERS_MAX);
        }
        int max = form.max();
        return switch (form.kind()) {
            case TEXT -> from -> from.text(name, max);
            case CODE -> from -> from.code(name);
            case LINE -> from -> from.line(name, max);
            case VERBATIM ->
                mayBeNull(component)
                        ? from -> Objects.requireNonNullElse(from.optionalVerbatim(name, max), "")
                        : from -> from.verbatim(name, max);
        };
    }

    private static ShapeField whole(RecordComponent component) {
        var name = component.getName();
        var letter = component.getAnnotation(IdLetter.class);
        if (letter != null) {
            return from -> from.id(name, letter.value());
        }
        var range = annotation(component, NumberRange.class);
        long min = range.min();
        long max = range.max();
        if (range.otherwise().length > 0) {
            long otherwise = range.otherwise()[0];
            return from -> from.optionalWhole(name, min, max, otherwise);
        }
        return from -> from.whole(name, min, max);
    }

    private static <E extends Enum<E>> ShapeField choice(String name, Class<?> type) {
        @SuppressWarnings("unchecked")
        var choices = (Class<E>) type;
        return from -> from.choice(name, choices);
    }

    private static ShapeField list(RecordComponent component) {
        var name = component.getName();
        var element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        var elements = elements(component, element);
        boolean set = component.getType() == Set.class;
        var size = component.getAnnotation(ListSize.class);
        boolean sent = size != null && size.sent();
        ShapeField copied = from -> {
            if (sent && !from.has(name)) {
                from.violation(name, ViolationCode.REQUIRED, "is required; may be empty");
            }
            return set ? set(elements.read(from)) : List.copyOf(elements.read(from));
        };
        return mayBeNull(component) ? from -> from.has(name) ? copied.read(from) : null : copied;
    }

    private static Set<Object> set(Collection<?> read) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(read));
    }

    /** How the elements of a list are read. */
    private interface Elements {
        Collection<?> read(RequestReader from);
    }

    private static Elements elements(RecordComponent component, Class<?> element) {
        var name = component.getName();
        if (element.isEnum()) {
            return choices(name, element);
        } else if (element == LocalDate.class) {
            int max = annotation(component, ListSize.class).max();
            return from -> CalendarFields.days(from, name, max);
        } else if (element == String.class) {
            return texts(component);
        } else if (element.isRecord()) {
            return records(component, RecordShape.of(element.asSubclass(Record.class)));
        }
        throw new IllegalStateException(component + " has elements that no request has");
    }

    private static <E extends Enum<E>> Elements choices(String name, Class<?> type) {
        @SuppressWarnings("unchecked")
        var choices = (Class<E>) type;
        return from -> from.choices(name, choices);
    }

    private static Elements texts(RecordComponent component) {
        var name = component.getName();
        var words = component.getAnnotation(WordChoice.class);
        if (words != null) {
            var choices = List.of(words.value());
            return from -> from.choices(name, choices);
        }
        int max = annotation(component, ListSize.class).max();
        var pattern = component.getAnnotation(TextPattern.class);
        if (pattern != null) {
            var compiled = Pattern.compile(pattern.value());
            var meaning = pattern.meaning();
            return from -> from.texts(name, max, compiled, meaning);
        }
        var form = component.getAnnotation(TextForm.class);
        int characters = form == null ? Limits.CODE_CHARACTERS_MAX : form.max();
        return from -> from.optionalTexts(name, max, characters);
    }

    private static Elements records(RecordComponent component, RecordShape<?> shape) {
        var name = component.getName();
        var size = annotation(component, ListSize.class);
        int min = size.min();
        int max = size.max();
        return from -> {
            var readers = min == 0 ? from.optionalList(name, max) : from.list(name, max);
            var read = new ArrayList<Object>(readers.size());
            readers.forEach(reader -> read.add(shape.read(reader)));
            return read;
        };
    }

    private static <A extends Annotation> A annotation(RecordComponent component, Class<A> type) {
        var found = component.getAnnotation(type);
        if (found == null) {
            throw new IllegalStateException(component.getDeclaringRecord().getName() + "." + component.getName()
                    + " needs @" + type.getSimpleName());
        }
        return found;
    }
}
