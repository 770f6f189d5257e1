package io.crossdock.platform.web;

import io.crossdock.shared.Problem;

/** Problems that follow from the HTTP status alone. */
final class StatusProblems {

    private StatusProblems() {}

    /** @param request method and path, for the detail */
    static Problem of(int status, String request) {
        return switch (status) {
            case 400 ->
                Problem.of(
                        400,
                        "bad-request",
                        "The request can't be understood",
                        request + " lacks something or is malformed");
            case 404 -> Problem.of(404, "not-found", "There is nothing here", "Nothing answers to " + request);
            case 405 ->
                Problem.of(
                        405, "method-not-allowed", "This method doesn't work here", request + ": see the header Allow");
            case 406 ->
                Problem.of(406, "not-acceptable", "No such representation", request + " answers with application/json");
            case 413 -> Problem.of(413, "body-too-large", "The body is too large", request + " was cut off");
            case 415 ->
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "This media type isn't taken",
                        request + " takes application/json");
            case 501 ->
                Problem.of(
                        501,
                        "not-implemented",
                        "This coding isn't known",
                        request + " is sent in a Transfer-Encoding other than chunked");
            case 503 -> Problem.of(503, "unavailable", "Try again in a moment", request + " can't be served now");
            default ->
                status < 500
                        ? Problem.of(status, "bad-request", "The request can't be served", request + " was refused")
                        : Problem.of(
                                status, "internal", "Something went wrong inside", "The reason is in the server's log");
        };
    }
}
