package io.crossdock.bench.fuzz;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Decides whether an answer is one that a client can live with, whatever the request was. */
final class AnswerRule {

    private static final String PROBLEM = "application/problem+json";

    private AnswerRule() {}

    /** The fault of an answer in words; null if it has none. */
    static @Nullable String fault(RawRequest request, RawAnswer answer) {
        // Another transfer coding than chunked is answered by 501 (RFC 9112, 6.1).
        boolean coded = answer.status() == 501 && request.has("Transfer-Encoding");
        if (answer.status() >= 500 && !coded) {
            return "answered " + answer.status();
        }
        if (answer.millis() > RawClient.ANSWER_MILLIS_MAX) {
            return "took " + answer.millis() + " ms";
        }
        if (request.method().equals("HEAD")) {
            return null;
        }
        try {
            return answer.status() >= 400 ? problemFault(answer) : bodyFault(answer);
        } catch (JacksonException e) {
            return "answered " + answer.status() + " with a body that is not JSON";
        }
    }

    private static @Nullable String problemFault(RawAnswer answer) {
        if (!answer.contentType().startsWith(PROBLEM)) {
            return "answered " + answer.status() + " as '" + answer.contentType() + "', not as " + PROBLEM;
        }
        var problem = answer.json();
        if (problem.path("code").asString("").isEmpty()) {
            return "answered " + answer.status() + " without a code";
        }
        return problem.path("status").asInt(0) == answer.status()
                ? null
                : "answered " + answer.status() + " with a problem of " + problem.path("status");
    }

    private static @Nullable String bodyFault(RawAnswer answer) {
        if (answer.contentType().startsWith("application/json")) {
            var body = answer.json();
            return body.isMissingNode() ? "answered " + answer.status() + " as JSON, with nothing" : null;
        }
        return null;
    }
}
