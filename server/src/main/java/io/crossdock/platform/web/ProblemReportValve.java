package io.crossdock.platform.web;

import io.crossdock.shared.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers requests that Tomcat refuses before any filter (for instance a malformed request line) with a problem instead
 * of its HTML page.
 */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (status == HttpServletResponse.SC_NOT_IMPLEMENTED
                && request.getMethod().equals("CONNECT")) {
            status = HttpServletResponse.SC_METHOD_NOT_ALLOWED; // as every other method that no operation takes
            response.setStatus(status);
        }
        try {
            response.setContentType(Problem.MEDIA_TYPE);
            response.setCharacterEncoding("utf-8");
            response.getOutputStream().write(JSON.writeValueAsBytes(StatusProblems.of(status, "The request")));
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("the caller has closed the connection", e);
        }
    }
}
