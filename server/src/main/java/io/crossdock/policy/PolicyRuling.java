package io.crossdock.policy;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A decision table's answer to one question.
 *
 * @param rule name of the row; {@code otherwise} if none fits
 * @param values by output column: {@code Long}, {@code Boolean}, {@code String} or {@code Set<String>}, as the schema
 *     says; open because tables are data
 */
public record PolicyRuling(String table, int version, String rule, Map<String, Object> values) {

    public long whole(String column) {
        return (Long) value(column);
    }

    public boolean flag(String column) {
        return (Boolean) value(column);
    }

    public String word(String column) {
        return (String) value(column);
    }

    @SuppressWarnings("unchecked")
    public Set<String> words(String column) {
        return (Set<String>) value(column);
    }

    /** Table, version and rule, for records of decisions: {@code sourcing 3: peak}. */
    public String name() {
        return table + " " + version + ": " + rule;
    }

    private Object value(String column) {
        return Objects.requireNonNull(values.get(column), () -> "table " + table + " has no column " + column);
    }
}
