package io.crossdock.platform.web;

import io.crossdock.platform.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Tells handlers of commands who gives them. */
final class ActorResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (request.getAttribute(Actor.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof Actor known) {
            return known;
        }
        var headers = request.getHeaderValues(Actor.HEADER);
        return Actor.of(headers == null ? List.of() : List.of(headers));
    }
}
