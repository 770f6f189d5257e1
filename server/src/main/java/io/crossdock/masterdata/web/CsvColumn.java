package io.crossdock.masterdata.web;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file, which stands for a component of a record.
 *
 * @param needed whether the header must have it
 */
record CsvColumn(Kind kind, boolean needed) {

    /** What its fields are. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        /** Words, with blanks or {@code |} between them. */
        WORDS
    }

    /**
     * The columns of a record by their names. A record inside it has columns such as {@code dimensions.lengthMm}; one
     * with lists does not fit into a line and has none.
     */
    static SequencedMap<String, CsvColumn> of(Class<? extends Record> type) {
        var columns = new LinkedHashMap<String, CsvColumn>();
        for (var component : type.getRecordComponents()) {
            var name = component.getName();
            if (!component.getType().isRecord()) {
                columns.put(name, column(component));
            } else if (Stream.of(component.getType().getRecordComponents()).noneMatch(CsvColumn::many)) {
                of(component.getType().asSubclass(Record.class))
                        .forEach((inner, column) -> columns.put(
                                name + "." + inner, new CsvColumn(column.kind, column.needed && needed(component))));
            }
        }
        return columns;
    }

    private static CsvColumn column(RecordComponent component) {
        return new CsvColumn(kind(component), needed(component));
    }

    private static boolean needed(RecordComponent component) {
        return !many(component) && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean many(RecordComponent component) {
        return Collection.class.isAssignableFrom(component.getType());
    }

    private static Kind kind(RecordComponent component) {
        var type = component.getType();
        if (many(component)) {
            return Kind.WORDS;
        } else if (type == boolean.class || type == Boolean.class) {
            return Kind.FLAG;
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? Kind.NUMBER : Kind.TEXT;
    }
}
