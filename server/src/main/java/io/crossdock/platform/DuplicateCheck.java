package io.crossdock.platform;

import io.crossdock.shared.ViolationCode;
import java.util.HashSet;
import java.util.List;

/** Refuses lists in which two elements name the same thing. */
public final class DuplicateCheck {

    private DuplicateCheck() {}

    /**
     * Adds a violation for every element that repeats the key of an earlier one.
     *
     * @param keys one per element; empty ones are skipped
     */
    public static void refuse(List<RequestReader> elements, List<?> keys, String field) {
        var seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!"".equals(keys.get(i)) && !seen.add(keys.get(i))) {
                elements.get(i).violation(field, ViolationCode.DUPLICATE, "is in the list twice");
            }
        }
    }
}
