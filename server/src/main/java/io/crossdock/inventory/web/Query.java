package io.crossdock.inventory.web;

import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks parameters of a query and tells all that is wrong at once. */
public final class Query {

    private final List<Violation> violations = new ArrayList<>();

    public void inRange(String name, long value, long min, long max) {
        if (value < min || value > max) {
            violation(name, "out-of-range", name + " must be from " + min + " to " + max + ", not " + value);
        }
    }

    /** @return the text, empty where it is missing */
    public String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            violation(name, "required", name + " is required");
            return "";
        }
        return value;
    }

    public void violation(String name, String code, String message) {
        violations.add(new Violation("/" + name, code, message));
    }

    boolean sound() {
        return violations.isEmpty();
    }

    /** @throws Refused with all of them */
    public void refuseViolations() {
        if (!sound()) {
            throw new Refused("invalid-query", 400, "The query can't be understood", violations);
        }
    }
}
