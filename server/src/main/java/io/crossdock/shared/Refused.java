package io.crossdock.shared;

import java.util.List;

/**
 * A refusal of a command. The same command gets the same answer until the state changes. Over HTTP it is an RFC 9457
 * {@code application/problem+json} with all violations at once. It has no stack trace, since it is an answer, not a
 * bug.
 */
public final class Refused extends RuntimeException {

    private final String code;
    private final int status;
    private final String title;
    private final List<Violation> violations;

    /**
     * @param code kebab-case, stable, from the module's catalogue, for instance {@code order-not-found}
     * @param status HTTP status, 400 to 499
     * @param title a short sentence, the same for every occurrence of the code
     */
    public Refused(String code, int status, String title, List<Violation> violations) {
        super(title, null, false, false);
        if (status < 400 || status > 499) {
            throw new IllegalArgumentException("a refusal has a status of 400 to 499, not " + status);
        }
        this.code = code;
        this.status = status;
        this.title = title;
        this.violations = List.copyOf(violations);
    }

    /** A refusal that needs no more than its title. */
    public Refused(String code, int status, String title) {
        this(code, status, title, List.of());
    }

    /** 404 with code {@code <what>-not-found}. */
    public static Refused notFound(String what, String id) {
        return new Refused(what + "-not-found", 404, "There is no " + what + " " + id);
    }

    /** 422 with code {@code invalid}: every violation at once. */
    public static Refused invalid(List<Violation> violations) {
        return new Refused("invalid", 422, "The body breaks " + violations.size() + " rule(s)", violations);
    }

    /** 400 with code {@code wrong-parameter}: every invalid parameter of the query or path at once. */
    public static Refused wrongParameters(List<Violation> violations) {
        return new Refused("wrong-parameter", 400, "A parameter has a wrong value", violations);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<Violation> violations() {
        return violations;
    }
}
