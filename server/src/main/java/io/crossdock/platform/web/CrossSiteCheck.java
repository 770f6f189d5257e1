package io.crossdock.platform.web;

import io.crossdock.platform.CrossdockSettings;
import io.crossdock.shared.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses what a page of another site makes a browser on this machine send. Listening on loopback keeps other machines
 * out, but a browser is not another machine: it may write across sites without asking, and reads under a foreign name
 * that leads here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrossSiteCheck extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");
    private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "::1");
    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");

    private final List<String> hosts;
    private final JsonMapper json;

    CrossSiteCheck(CrossdockSettings settings, JsonMapper json) {
        this.hosts = settings.http().hosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", "frame-ancestors 'self'");
        var problem = problem(request);
        if (problem == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private @Nullable Problem problem(HttpServletRequest request) {
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        if (!isOwn(host)) {
            return Problem.of(
                    421,
                    "unknown-host",
                    "The server does not go by this name",
                    "It is addressed as " + host + ": if that is right, name it in crossdock.http.hosts");
        }
        if (!READING.contains(request.getMethod()) && isOfAnotherSite(request)) {
            return Problem.of(
                    403,
                    "cross-site",
                    "The request comes from a page of another site",
                    "Only pages of this server may change something from a browser; programs send neither Origin nor"
                            + " Sec-Fetch-Site");
        }
        return null;
    }

    private boolean isOwn(String host) {
        return LOOPBACK.contains(host) || LOOPBACK_ADDRESS.matcher(host).matches() || hosts.contains(host);
    }

    /** Browsers say where a request comes from; those that don't say it send the page's origin. */
    private boolean isOfAnotherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OWN_PAGES.contains(site);
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        try {
            var page = URI.create(origin);
            return page.getHost() == null
                    || !isOwn(page.getHost().toLowerCase(Locale.ROOT))
                    || isOtherPort(page, request);
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** A page of another program on this machine; behind a proxy, whose name is configured, ports differ. */
    private boolean isOtherPort(URI page, HttpServletRequest request) {
        return !hosts.contains(page.getHost().toLowerCase(Locale.ROOT)) && page.getPort() != request.getServerPort();
    }
}
