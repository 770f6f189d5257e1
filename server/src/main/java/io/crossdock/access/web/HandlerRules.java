package io.crossdock.access.web;

import io.crossdock.access.AccessSettings;
import io.crossdock.access.internal.AccessRule;
import io.crossdock.access.internal.AccessTable;
import io.crossdock.access.internal.ScopePlace;
import io.crossdock.platform.Actor;
import io.crossdock.platform.start.StartFault;
import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The rule of each handler, found at the start by the handler itself and not by the path of a request, so that no
 * spelling of a path leads around it. A handler without a rule stops the start.
 */
@Component
final class HandlerRules implements SmartInitializingSingleton {

    private static final String OURS = "io.crossdock.";

    private final AccessSettings settings;
    private final AccessTable table;
    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private volatile Map<Method, AccessRule> rules = Map.of();

    HandlerRules(
            AccessSettings settings,
            AccessTable table,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.settings = settings;
        this.table = table;
        this.mapping = mapping;
    }

    /** @throws StartFault for handlers without a rule, if access control is on */
    @Override
    public void afterSingletonsInstantiated() {
        var handlers = mapping.stream().findFirst();
        if (!settings.isOn() || handlers.isEmpty()) {
            return;
        }
        var found = new HashMap<Method, AccessRule>();
        var faults = new TreeSet<String>();
        var all = handlers.get().getHandlerMethods();
        all.forEach((info, handler) -> {
            var name = name(info, handler, all);
            var rule = table.rule(name);
            rule.ifPresent(r -> found.put(handler.getMethod(), r));
            // A library's handler has no rule, and is refused.
            if (handler.getBeanType().getPackageName().startsWith(OURS)) {
                fault(name, rule, handler).ifPresent(faults::add);
            }
        });
        if (!faults.isEmpty()) {
            throw new StartFault("access control: " + String.join("; ", faults));
        }
        rules = Map.copyOf(found);
    }

    /** The rule of a handler; empty: nobody may. */
    Optional<AccessRule> of(HandlerMethod handler) {
        return Optional.ofNullable(rules.get(handler.getMethod()));
    }

    /**
     * The name of the operation. A handler that is no operation of its own, such as one for another media type, has the
     * rule of the operation at its path, else one under its class and method.
     */
    private static String name(
            RequestMappingInfo info, HandlerMethod handler, Map<RequestMappingInfo, HandlerMethod> all) {
        var operation = handler.getMethodAnnotation(Operation.class);
        if (operation != null && !operation.operationId().isEmpty()) {
            return operation.operationId();
        }
        return all.entrySet().stream()
                .filter(other -> other.getKey().getPatternValues().equals(info.getPatternValues()))
                .filter(other -> other.getKey().getMethodsCondition().equals(info.getMethodsCondition()))
                .flatMap(other -> Optional.ofNullable(other.getValue().getMethodAnnotation(Operation.class)).stream())
                .map(Operation::operationId)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse(handler.getBeanType().getSimpleName() + "."
                        + handler.getMethod().getName());
    }

    private static Optional<String> fault(String name, Optional<AccessRule> rule, HandlerMethod handler) {
        if (rule.isEmpty()) {
            return Optional.of("no rule says who may do " + name);
        }
        var parameters = Arrays.asList(handler.getMethodParameters());
        if (rule.get().isOpen() && parameters.stream().anyMatch(p -> p.getParameterType() == Actor.class)) {
            return Optional.of(name + " takes an actor, and asks for no key");
        }
        boolean body = rule.get().places().stream().anyMatch(ScopePlace::isBody);
        if (body && parameters.stream().noneMatch(p -> p.hasParameterAnnotation(RequestBody.class))) {
            return Optional.of("the scope of " + name + " stands in a body, which it doesn't read");
        }
        return Optional.empty();
    }
}
