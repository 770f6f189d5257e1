package io.crossdock.platform.web;

import io.crossdock.platform.NearestWord;
import io.crossdock.platform.PartnerWebhook;
import io.crossdock.platform.request.BoundQuery;
import io.crossdock.platform.request.RecordShape;
import io.crossdock.shared.Refused;
import io.crossdock.shared.Violation;
import io.crossdock.shared.ViolationCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters of a query that the operation doesn't declare, and those that are given twice, so that a typing
 * error is not passed over in silence. Operations declare a parameter by {@link BoundQuery}, {@link RequestParam} or in
 * their {@link Operation}.
 */
final class DeclaredParameters implements HandlerInterceptor {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() == null
                || request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod operation)
                || operation.hasMethodAnnotation(PartnerWebhook.class)) {
            return true;
        }
        var known = declared.computeIfAbsent(operation.getMethod(), _ -> declared(operation));
        var violations = new ArrayList<Violation>();
        request.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                violations.add(
                        new Violation("/" + name, ViolationCode.UNKNOWN_FIELD, NearestWord.refusal(name, known)));
            } else if (values.length > 1) {
                violations.add(new Violation(
                        "/" + name, ViolationCode.DUPLICATE, "is given " + values.length + " times; give it once"));
            }
        });
        if (!violations.isEmpty()) {
            throw Refused.wrongParameters(violations);
        }
        return true;
    }

    private static Set<String> declared(HandlerMethod operation) {
        var names = new TreeSet<String>();
        for (var parameter : operation.getMethodParameters()) {
            if (parameter.getParameterType() == BoundQuery.class) {
                RecordShape.of(BoundQueryResolver.record(parameter)).components().stream()
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
            var given = parameter.getParameterAnnotation(RequestParam.class);
            if (given != null) {
                parameter.initParameterNameDiscovery(NAMES);
                names.add(given.name().isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : given.name());
            }
        }
        var description = operation.getMethodAnnotation(Operation.class);
        if (description != null) {
            for (var parameter : description.parameters()) {
                if (parameter.in() == ParameterIn.QUERY) {
                    names.add(parameter.name());
                }
            }
        }
        return names;
    }
}
