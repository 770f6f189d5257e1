package io.crossdock.platform;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** A field that stands twice in one JSON object: nobody can say which one is meant. */
public final class RepeatedField {

    /** Begins the message of Jackson's duplicate detection. */
    private static final String MESSAGE = "Duplicate Object property";

    private RepeatedField() {}

    /** Pointer to the second field if that is what Jackson found; empty for other faults. */
    public static Optional<String> of(JacksonException fault) {
        return String.valueOf(fault.getOriginalMessage()).startsWith(MESSAGE)
                        && fault.processor() instanceof JsonParser parser
                ? Optional.of(parser.streamReadContext().pathAsPointer().toString())
                : Optional.empty();
    }
}
