package io.crossdock.platform;

import io.crossdock.shared.ViolationCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The elements of a list in a request; none where it is no list, or too long. Violations go to its reader. */
record RequestList(RequestReader reader, String name, List<JsonNode> elements) {

    static RequestList of(RequestReader reader, String name, JsonNode value, int max) {
        if (!value.isArray()) {
            reader.violation(name, ViolationCode.WRONG_TYPE, "must be a list, not " + JsonText.shown(value));
            return none(reader, name);
        }
        if (value.size() > max) {
            reader.violation(
                    name, ViolationCode.TOO_MANY, "must have at most " + max + " elements, has " + value.size());
            return none(reader, name);
        }
        return new RequestList(reader, name, value.valueStream().toList());
    }

    static RequestList none(RequestReader reader, String name) {
        return new RequestList(reader, name, List.of());
    }

    /** What each element reads as. @param read of its name, {@code list/0}, and its value */
    <T> List<T> each(BiFunction<String, JsonNode, T> read) {
        var all = new ArrayList<T>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            all.add(read.apply(name + "/" + i, elements.get(i)));
        }
        return all;
    }

    /**
     * What texts mean, each at most once.
     *
     * @param read the meaning; empty if the text has none
     * @param otherwise the violation of a text without a meaning
     */
    <T> Set<T> distinct(Function<String, Optional<T>> read, ViolationCode otherwise, String meaning) {
        var distinct = new LinkedHashSet<T>();
        for (int i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            var found = element.isString() ? read.apply(element.stringValue()) : Optional.<T>empty();
            if (found.isEmpty()) {
                reader.violation(name + "/" + i, otherwise, "must be " + meaning + ", not " + JsonText.shown(element));
            } else if (!distinct.add(found.get())) {
                reader.violation(
                        name + "/" + i, ViolationCode.DUPLICATE, element.stringValue() + " is in the list twice");
            }
        }
        return distinct;
    }
}
