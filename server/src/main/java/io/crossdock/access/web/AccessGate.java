package io.crossdock.access.web;

import io.crossdock.access.internal.AccessRule;
import io.crossdock.access.internal.KeyCache;
import io.crossdock.access.internal.KeyCache.FoundKey;
import io.crossdock.access.internal.KeyHolder;
import io.crossdock.platform.Actor;
import io.crossdock.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The door: stands before every handler, and before its parameters and body are read. Whoever passes is the actor of
 * the command.
 */
@Component
final class AccessGate implements HandlerInterceptor {

    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"crossdock\"";

    private final HandlerRules rules;
    private final KeyCache keys;
    private final WrongKeys wrong;

    AccessGate(HandlerRules rules, KeyCache keys, WrongKeys wrong) {
        this.rules = rules;
        this.keys = keys;
        this.wrong = wrong;
    }

    /** @throws Refused 401 without a live key, 403 without the permission or outside the scope, 429 */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true; // files of the console, which tell nobody's data
        }
        var rule = rules.of(method);
        if (rule.isPresent() && rule.get().isOpen()) {
            return true;
        }
        var holder = holder(request, response);
        if (rule.isEmpty()) {
            throw new Refused("forbidden", 403, "Nobody may do this");
        }
        refuseWithoutPermission(holder, rule.get(), response);
        ScopeCheck.parameters(holder, rule.get(), request);
        request.setAttribute(KeyHolder.ATTRIBUTE, holder);
        request.setAttribute(ScopedBodies.RULE, rule.get());
        request.setAttribute(Actor.ATTRIBUTE, Actor.of(holder.principal(), headers(request, Actor.HEADER)));
        return true;
    }

    private KeyHolder holder(HttpServletRequest request, HttpServletResponse response) {
        var shown = headers(request, HttpHeaders.AUTHORIZATION);
        if (shown.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            throw new Refused("no-key", 401, "The request has no key: send the header Authorization: Bearer KEY");
        }
        var text = shown.getFirst();
        var found = shown.size() == 1 && text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? keys.find(text.substring(SCHEME.length()).strip())
                : new FoundKey.UnknownKey();
        return switch (found) {
            case FoundKey.LiveKey(var holder) -> holder;
            case FoundKey.EndedKey() -> throw unauthorized(response, "key-ended", "The key was revoked or has expired");
            case FoundKey.UnknownKey() -> throw nobody(request, response);
        };
    }

    private Refused nobody(HttpServletRequest request, HttpServletResponse response) {
        if (wrong.count(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WrongKeys.PERIOD_MILLIS / 1000));
            return new Refused("too-many-wrong-keys", 429, "Too many wrong keys came from this address");
        }
        return unauthorized(response, "wrong-key", "The key is not known");
    }

    private static Refused unauthorized(HttpServletResponse response, String code, String title) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
        return new Refused(code, 401, title);
    }

    private static void refuseWithoutPermission(KeyHolder holder, AccessRule rule, HttpServletResponse response) {
        if (!rule.permission().isEmpty() && !holder.permissions().contains(rule.permission())) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + rule.permission() + "\"");
            throw new Refused("forbidden", 403, "The key lacks the permission " + rule.permission());
        }
    }

    private static List<String> headers(HttpServletRequest request, String name) {
        var values = request.getHeaders(name);
        return values == null ? List.of() : Collections.list(values);
    }
}
