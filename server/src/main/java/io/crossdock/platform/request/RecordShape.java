package io.crossdock.platform.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.platform.RequestReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a record is read from a request: component by component, each with the violations of {@link RequestReader}; a
 * field that is no component is refused.
 */
public final class RecordShape<R extends Record> {

    private static final ClassValue<RecordShape<?>> KNOWN = new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> type) {
            return new RecordShape<>(type.asSubclass(Record.class));
        }
    };

    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);

    private final Class<R> type;
    /** The canonical constructor, from an array of its values. */
    private final MethodHandle constructor;

    private final List<ShapeField> fields;
    private final List<RecordComponent> components;
    private final Set<String> numbers;

    private RecordShape(Class<R> type) {
        var declared = type.getRecordComponents();
        this.type = type;
        this.fields = Stream.of(declared).map(RecordShape::field).toList();
        this.components = Stream.of(declared).flatMap(RecordShape::all).toList();
        this.numbers = components.stream()
                .filter(component -> !component.isAnnotationPresent(IdLetter.class))
                .filter(component -> NUMBERS.contains(component.getType()))
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
        this.constructor = constructor(
                type, Stream.of(declared).map(RecordComponent::getType).toArray(Class<?>[]::new));
    }

    private static MethodHandle constructor(Class<?> type, Class<?>[] values) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, values))
                    .asSpreader(Object[].class, values.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The shape of a record. @throws IllegalStateException if a component has a type that no request has */
    @SuppressWarnings("unchecked")
    public static <R extends Record> RecordShape<R> of(Class<R> type) {
        return (RecordShape<R>) KNOWN.get(type);
    }

    private static boolean unwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static Stream<RecordComponent> all(RecordComponent component) {
        return unwrapped(component)
                ? of(component.getType().asSubclass(Record.class)).components.stream()
                : Stream.of(component);
    }

    private static ShapeField field(RecordComponent component) {
        return unwrapped(component)
                ? of(component.getType().asSubclass(Record.class))::readFields
                : ShapeFields.of(component);
    }

    /** The components that are fields, those of unwrapped records too. */
    public List<RecordComponent> components() {
        return components;
    }

    /** Names of the components that are numbers. */
    Set<String> numbers() {
        return numbers;
    }

    /** Reads the whole object. A component that has a violation reads as a harmless value. */
    public R read(RequestReader from) {
        var read = readFields(from);
        from.refuseUnknown();
        return read;
    }

    /** Reads the components of an object that may have other fields beside them. */
    public R readFields(RequestReader from) {
        var values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).read(from);
        }
        var made = made(values);
        if (made instanceof CheckedRecord checked) {
            checked.check(from);
        }
        return made;
    }

    private R made(@Nullable Object[] values) {
        try {
            return type.cast((Record) constructor.invokeExact(values));
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("can't make a " + type.getName(), e);
        }
    }
}
