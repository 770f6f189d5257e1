package io.crossdock.shared;

/**
 * One fault of a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, empty for the whole body; {@code /name} for a parameter of the
 *     query
 * @param code stable: programs may switch on it, for instance {@code required}
 * @param message a sentence for people, with the value that was found and the allowed ones
 */
public record Violation(String pointer, ViolationCode code, String message) {

    /** A violation repeats what was sent, so it is repaired: an answer and the database must take it. */
    public Violation {
        pointer = RepairedText.of(pointer);
        message = RepairedText.of(message);
    }

    /** For people: {@code /lines/0/quantity was 1, is 2}. */
    public String words() {
        return pointer.isEmpty() ? message : pointer + " " + message;
    }

    /**
     * The same violation under a parent: {@code /quantity} under {@code /lines/2} becomes {@code /lines/2/quantity}.
     */
    public Violation under(String parent) {
        return new Violation(parent + pointer, code, message);
    }
}
