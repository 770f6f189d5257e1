package io.crossdock.platform.web;

import io.crossdock.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a body whose {@code Content-Type} does not say what it is: several types at once, no type at all, or a form,
 * which would be read as parameters.
 */
final class DeclaredBody implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var sent = request.getContentType();
        var fault = sent == null || request.getContentLengthLong() == 0 ? null : fault(sent);
        if (fault != null) {
            throw new Refused(
                    "unsupported-media-type",
                    415,
                    "The header Content-Type " + fault + "; it must name the body's type, like application/json");
        }
        return true;
    }

    private static @Nullable String fault(String sent) {
        try {
            var type = MediaType.parseMediaType(sent);
            type.getCharset();
            if (type.isWildcardType() || type.isWildcardSubtype()) {
                return "stands for several types";
            }
            return MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type) ? "says that the body is a form" : null;
        } catch (IllegalArgumentException e) {
            return "is no type";
        }
    }
}
