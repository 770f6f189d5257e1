package io.crossdock.access.web;

import io.crossdock.access.ScopeDimension;
import io.crossdock.access.internal.AccessRule;
import io.crossdock.access.internal.KeyHolder;
import io.crossdock.access.internal.ScopePlace;
import io.crossdock.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Keeps a key to its data. What a request is about must be named in the request, and be in the scope; an operation that
 * names it nowhere is closed to keys with a scope.
 */
final class ScopeCheck {

    private ScopeCheck() {}

    /** Checks query and path, before the body is read. @throws Refused {@code out-of-scope} */
    static void parameters(KeyHolder holder, AccessRule rule, HttpServletRequest request) {
        if (rule.demand() != AccessRule.AccessDemand.SCOPED_PERMISSION) {
            return;
        }
        for (var dimension : ScopeDimension.values()) {
            var scope = holder.scope().of(dimension);
            if (scope.isEmpty()) {
                continue;
            }
            var place = rule.places().stream()
                    .filter(p -> p.dimension() == dimension)
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            "scope-not-possible",
                            403,
                            "The key is kept to a " + dimension + ", by which " + rule.operation()
                                    + " can't be kept apart yet"));
            if (!place.isBody()) {
                within(scope, place, parameters(place, request));
            }
        }
    }

    /** Checks the body. @param body null for one that isn't there or is no JSON */
    static void body(KeyHolder holder, AccessRule rule, @Nullable JsonNode body) {
        for (var place : rule.places()) {
            var scope = holder.scope().of(place.dimension());
            if (place.isBody() && !scope.isEmpty()) {
                within(scope, place, body == null ? List.of() : place.in(body));
            }
        }
    }

    /** Whether the key can't be used for this operation before its body was looked at. */
    static boolean needsBody(KeyHolder holder, AccessRule rule) {
        return rule.places().stream()
                .anyMatch(p -> p.isBody() && !holder.scope().of(p.dimension()).isEmpty());
    }

    private static List<String> parameters(ScopePlace place, HttpServletRequest request) {
        if (place.isPath()) {
            return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path
                            && path.get(place.name()) instanceof String value
                    ? List.of(value)
                    : List.of();
        }
        var values = request.getParameterValues(place.name());
        return values == null ? List.of() : Arrays.asList(values);
    }

    /** Says what the key is for and not what there is. */
    private static void within(List<String> scope, ScopePlace place, List<String> values) {
        if (values.isEmpty() || !scope.containsAll(values)) {
            throw new Refused(
                    "out-of-scope",
                    403,
                    "The key is kept to the " + place.dimension() + " " + String.join(", ", scope)
                            + ", which the request must name at " + place.text());
        }
    }
}
