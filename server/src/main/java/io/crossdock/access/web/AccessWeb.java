package io.crossdock.access.web;

import io.crossdock.access.AccessSettings;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the door before all other checks of a request, if access control is on. */
@Configuration(proxyBeanMethods = false)
class AccessWeb implements WebMvcConfigurer {

    private final AccessSettings settings;
    private final AccessGate gate;

    AccessWeb(AccessSettings settings, AccessGate gate) {
        this.settings = settings;
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (settings.isOn()) {
            registry.addInterceptor(gate).order(Ordered.HIGHEST_PRECEDENCE);
        }
    }
}
