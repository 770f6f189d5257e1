package io.crossdock.platform.web;

import io.crossdock.platform.StorableText;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses variables of a path and parameters of a query that PostgreSQL can't take as text, before any operation reads
 * them.
 */
final class StorableParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var violations = new ArrayList<Violation>();
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> check("/" + name, String.valueOf(value), violations));
        }
        if (request.getQueryString() != null) {
            request.getParameterMap().forEach((name, values) -> {
                for (var value : values) {
                    check("/" + name, value, violations);
                }
            });
        }
        if (!violations.isEmpty()) {
            throw Refused.wrongParameters(violations);
        }
        return true;
    }

    private static void check(String pointer, String value, List<Violation> violations) {
        var fault = StorableText.fault(value, Integer.MAX_VALUE);
        if (fault != null) {
            violations.add(new Violation(pointer, fault.code(), fault.message()));
        }
    }
}
