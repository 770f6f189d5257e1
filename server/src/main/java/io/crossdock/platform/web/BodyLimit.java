package io.crossdock.platform.web;

import io.crossdock.platform.CrossdockSettings;
import io.crossdock.shared.Problem;
import io.crossdock.shared.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Unpacks bodies, and refuses those that are too large, packed or unpacked: at once by the declared length, else when
 * reading exceeds the limit. So no handler needs to know how a body was sent.
 */
@Component
class BodyLimit extends OncePerRequestFilter {

    private final int bytesMax;
    private final JsonMapper json;

    BodyLimit(CrossdockSettings settings, JsonMapper json) {
        this.bytesMax = settings.http().bodyBytesMax();
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > bytesMax) {
            refuse(response, LimitedBody.tooLarge(bytesMax));
            return;
        }
        var encoding = hasBody(request)
                ? String.join(", ", Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)))
                        .strip()
                : "";
        if (encoding.equalsIgnoreCase("gzip")) {
            chain.doFilter(new ReadableRequest(request, bytesMax, ReadableRequest.Packing.GZIP), response);
        } else if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
            chain.doFilter(new ReadableRequest(request, bytesMax, ReadableRequest.Packing.NONE), response);
        } else {
            refuse(
                    response,
                    new Refused(
                            "unsupported-encoding", 415, "A body may be compressed with gzip, not with " + encoding));
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private void refuse(HttpServletResponse response, Refused refused) throws IOException {
        response.setStatus(refused.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(json.writeValueAsBytes(Problem.of(refused)));
    }
}
