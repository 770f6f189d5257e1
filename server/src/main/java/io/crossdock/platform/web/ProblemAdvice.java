package io.crossdock.platform.web;

import io.crossdock.platform.DatabaseOutages;
import io.crossdock.platform.RepeatedField;
import io.crossdock.platform.TemporaryFailure;
import io.crossdock.shared.Problem;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Answers every exception with a {@link Problem}. Internal causes are logged, never sent. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "2";

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused refused) {
        return answer(Problem.of(refused));
    }

    @ExceptionHandler
    ResponseEntity<Problem> later(TemporaryFailure failure) {
        return later(failure.code(), failure.title(), String.valueOf(failure.getMessage()));
    }

    private static ResponseEntity<Problem> later(String code, String title, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(503, code, title, detail));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        if (unreadable.getCause() instanceof JacksonException json) {
            return json(json);
        }
        if (unreadable.getCause() instanceof CharacterCodingException undecodable) {
            return undecodable(undecodable);
        }
        return answer(Problem.of(
                400,
                "unreadable-body",
                "The body can't be read",
                "The body is missing or is not what " + request.getRequestURI() + " takes"));
    }

    /** A text, such as a CSV file, with bytes that its character set doesn't have. */
    @ExceptionHandler
    ResponseEntity<Problem> undecodable(CharacterCodingException undecodable) {
        return answer(Problem.of(
                400,
                "unreadable-body",
                "The body can't be read",
                "The body has bytes that its character set doesn't have; send UTF-8, or name the set: charset=…"));
    }

    /** Also for handlers that parse raw bodies themselves. */
    @ExceptionHandler
    ResponseEntity<Problem> json(JacksonException json) {
        var twice = RepeatedField.of(json);
        if (twice.isPresent()) {
            return answer(Problem.of(new Refused(
                    "malformed-json",
                    400,
                    "A field of the body stands there twice",
                    List.of(new Violation(twice.get(), ViolationCode.DUPLICATE, "stands there twice; send it once")))));
        }
        if (json instanceof DatabindException && !json.getPath().isEmpty()) {
            var violation = new Violation(pointer(json), ViolationCode.WRONG_TYPE, "The value doesn't fit");
            return answer(Problem.of(Refused.invalid(List.of(violation))));
        }
        var location = json.getLocation();
        var where = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return answer(Problem.of(400, "malformed-json", "The body is not JSON", "The body is not JSON" + where));
    }

    private static String pointer(JacksonException json) {
        var pointer = new StringBuilder();
        for (var step : json.getPath()) {
            var name = step.getPropertyName();
            pointer.append('/')
                    .append(
                            name == null
                                    ? step.getIndex()
                                    : name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException mismatch) {
        var violation = new Violation(
                "/" + mismatch.getName(), ViolationCode.WRONG_TYPE, "must not be '" + mismatch.getValue() + "'");
        return answer(Problem.of(Refused.wrongParameters(List.of(violation))));
    }

    /** A query with a lone percent sign or with bytes that are not UTF-8. Tomcat does not say which parameter it is. */
    @ExceptionHandler
    ResponseEntity<Problem> undecodable(InvalidParameterException undecodable, HttpServletRequest request) {
        return framework(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, request);
    }

    /** Null, for no answer, where the caller has hung up. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> anything(Exception exception, HttpServletRequest request) {
        if (exception instanceof ErrorResponse framework) {
            return framework(framework.getStatusCode(), framework.getHeaders(), request);
        }
        if (exception instanceof HttpMessageNotWritableException && exception.getCause() == null) {
            // Nothing writes what the caller accepts, for instance JSON in another character set.
            return framework(HttpStatus.NOT_ACCEPTABLE, HttpHeaders.EMPTY, request);
        }
        if (DatabaseOutages.caused(exception)) {
            LOG.warn(
                    "{} {}: the database can't be reached: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    exception.getMessage());
            return later(
                    "unavailable",
                    "Try again in a moment",
                    "The database can't be reached; nothing was changed, "
                            + "or the request will be recognized when it is sent again with the same key");
        }
        if (DatabaseOutages.contended(exception)) {
            LOG.warn(
                    "{} {}: others change the same rows: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    exception.getMessage());
            return later(
                    "unavailable",
                    "Try again in a moment",
                    "Others were changing the same rows; nothing was changed, send the request again");
        }
        // After the database: its connections break with the same messages.
        if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            LOG.debug("{} {}: the caller hung up", request.getMethod(), request.getRequestURI());
            return null;
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        return answer(Problem.of(500, "internal", "Something went wrong inside", "The reason is in the server's log"));
    }

    private static ResponseEntity<Problem> framework(
            HttpStatusCode status, HttpHeaders headers, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(StatusProblems.of(status.value(), request.getMethod() + " " + request.getRequestURI()));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
