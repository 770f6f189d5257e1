package io.crossdock.platform.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.crossdock.platform.RequestReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
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

    private final Constructor<R> constructor;
    private final List<ShapeField> fields;

    private RecordShape(Class<R> type) {
        var components = type.getRecordComponents();
        this.fields = Stream.of(components).map(RecordShape::field).toList();
        try {
            var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            this.constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        constructor.setAccessible(true);
    }

    /** The shape of a record. @throws IllegalStateException if a component has a type that no request has */
    @SuppressWarnings("unchecked")
    public static <R extends Record> RecordShape<R> of(Class<R> type) {
        return (RecordShape<R>) KNOWN.get(type);
    }

    private static ShapeField field(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                ? of(component.getType().asSubclass(Record.class))::readFields
                : ShapeFields.of(component);
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
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("can't make " + constructor, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
