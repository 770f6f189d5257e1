package io.crossdock.shared;

import java.util.List;

/**
 * An error as a caller sees it: RFC 9457, {@code application/problem+json}.
 *
 * @param type a URN made from the code; stable
 * @param title a short sentence, the same for every occurrence of the code
 * @param status HTTP status
 * @param code kebab-case, stable: programs may switch on it
 * @param detail what happened this time
 * @param violations every violation at once; empty if the body is not the cause
 */
public record Problem(String type, String title, int status, String code, String detail, List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        title = RepairedText.of(title);
        detail = RepairedText.of(detail);
        violations = List.copyOf(violations);
    }

    /** A problem without violations. */
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(type(code), title, status, code, detail, List.of());
    }

    public static Problem of(Refused refused) {
        return new Problem(
                type(refused.code()),
                refused.title(),
                refused.status(),
                refused.code(),
                refused.title(),
                refused.violations());
    }

    private static String type(String code) {
        return "urn:crossdock:problem:" + code;
    }
}
