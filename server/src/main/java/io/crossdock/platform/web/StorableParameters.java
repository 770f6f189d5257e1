package io.crossdock.platform.web;

import io.crossdock.platform.StorableText;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters of a query that PostgreSQL can't take as text, before any operation reads them. */
final class StorableParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() == null) {
            return true;
        }
        var violations = new ArrayList<Violation>();
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) {
                var fault = StorableText.fault(value, Integer.MAX_VALUE);
                if (fault != null) {
                    violations.add(new Violation("/" + name, fault.code(), fault.message()));
                }
            }
        });
        if (!violations.isEmpty()) {
            throw Refused.wrongParameters(violations);
        }
        return true;
    }
}
