package io.crossdock.shared;

/**
 * One thing that is wrong with what was sent.
 *
 * @param pointer JSON pointer (RFC 6901) to it in the body, empty for the body as a whole; {@code /name} for a
 *     parameter of the query
 * @param code stable: what a program may switch on, for instance {@code required}
 * @param message a sentence for a person; names the value that was found and what is allowed
 */
public record Violation(String pointer, ViolationCode code, String message) {

    /** Under another parent: {@code /quantity} under {@code /lines/2} becomes {@code /lines/2/quantity}. */
    public Violation under(String parent) {
        return new Violation(parent + pointer, code, message);
    }
}
