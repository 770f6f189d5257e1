package io.crossdock.access.web;

import io.crossdock.access.AccessSettings;
import io.crossdock.access.internal.AccessRule;
import io.crossdock.access.internal.KeyHolder;
import io.crossdock.platform.request.BoundRequest;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at bodies for the data that a key with a scope may reach, when they have been read and before their handler has
 * them. Bodies of other keys are not looked at.
 */
@ControllerAdvice
final class ScopedBodies extends RequestBodyAdviceAdapter {

    /** Where a request keeps its rule. */
    static final String RULE = AccessRule.class.getName();

    /** Stricter than any handler: what could be read in two ways has no scope. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final AccessSettings settings;

    ScopedBodies(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return settings.isOn();
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        check(body);
        return body;
    }

    @Override
    public @Nullable Object handleEmptyBody(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        check(body);
        return body;
    }

    private static void check(@Nullable Object body) {
        var request = RequestContextHolder.currentRequestAttributes();
        if (request.getAttribute(KeyHolder.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof KeyHolder holder
                && request.getAttribute(RULE, RequestAttributes.SCOPE_REQUEST) instanceof AccessRule rule
                && ScopeCheck.needsBody(holder, rule)) {
            ScopeCheck.body(holder, rule, json(body));
        }
    }

    private static @Nullable JsonNode json(@Nullable Object body) {
        return switch (body) {
            case BoundRequest<?> bound -> bound.sent();
            case byte[] bytes -> parsed(new String(bytes, StandardCharsets.UTF_8));
            case null, default -> null;
        };
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }
}
