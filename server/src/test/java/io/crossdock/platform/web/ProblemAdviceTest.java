package io.crossdock.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.shared.Problem;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ProblemAdviceTest {

    private final ProblemAdvice advice = new ProblemAdvice();
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/orders");

    @Test
    void tellsNothingOfABug() {
        var answer = advice.anything(new IllegalStateException("password=hunter2"), request);

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("hunter2").doesNotContain("IllegalState");
    }

    @Test
    void asksToTryAgainWhenTheDatabaseWentDown() {
        var shutdown = new IllegalStateException("wrapped", new SQLException("terminating connection", "57P01"));
        var poolEmpty =
                new IllegalStateException("wrapped", new SQLTransientConnectionException("no connection in 10 s"));

        for (var outage : List.of(shutdown, poolEmpty)) {
            var answer = advice.anything(outage, request);

            assertThat(answer.getStatusCode().value()).isEqualTo(503);
            assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
        }
    }

    @Test
    void takesABrokenConstraintForABug() {
        var answer = advice.anything(
                new IllegalStateException("wrapped", new SQLException("duplicate key", "23505")), request);

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
    }

    @Test
    void rendersARefusalWithAllItsViolations() {
        var violations = List.of(
                new Violation("/lines/0/quantity", ViolationCode.OUT_OF_RANGE, "must be from 1 to 9, not 0"),
                new Violation("/currency", ViolationCode.REQUIRED, "is required"));

        var answer = advice.refused(Refused.invalid(violations));

        assertThat(answer.getBody())
                .isEqualTo(new Problem(
                        "urn:crossdock:problem:invalid",
                        "The body breaks 2 rule(s)",
                        422,
                        "invalid",
                        "The body breaks 2 rule(s)",
                        violations));
    }

    @Test
    void takesAQueryThatCanNotBeDecodedForTheSendersFault() {
        var answer = advice.undecodable(new InvalidParameterException("Character decoding failed"), request);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(String.valueOf(answer.getBody())).contains("bad-request").doesNotContain("decoding");
    }

    @Test
    void refusesParametersThatPostgresCanNotTake() {
        request.setQueryString("sku=a%00&node=S1");
        request.setParameter("sku", "a\0");
        request.setParameter("node", "S1");

        var refused = catchThrowableOfType(
                Refused.class,
                () -> new StorableParameters().preHandle(request, new MockHttpServletResponse(), advice));

        assertThat(Problem.of(refused).status()).isEqualTo(400);
        assertThat(Problem.of(refused).violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/sku", ViolationCode.WRONG_FORMAT));
    }
}
