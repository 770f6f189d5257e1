package io.crossdock.platform.web;

import io.crossdock.platform.request.BoundQuery;
import java.lang.reflect.ParameterizedType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers their query's parameters as they declare them: {@code BoundQuery<ListedOrders>}. */
final class BoundQueryResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == BoundQuery.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return BoundQuery.of(request.getParameterMap(), record(parameter));
    }

    /** The record of a handler's argument. */
    static Class<? extends Record> record(MethodParameter parameter) {
        var type = (ParameterizedType) parameter.getGenericParameterType();
        return ((Class<?>) type.getActualTypeArguments()[0]).asSubclass(Record.class);
    }
}
