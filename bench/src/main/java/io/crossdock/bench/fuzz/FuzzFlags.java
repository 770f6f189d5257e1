package io.crossdock.bench.fuzz;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flags of a run.
 *
 * @param requests how many requests are sent
 * @param seed seed of all random choices
 * @param only number of the one request that is sent; null: all
 * @param url a server that may be filled with odd data; null: one of its own
 */
record FuzzFlags(
        long requests,
        long seed,
        @Nullable Long only,
        @Nullable URI url) {

    static final long REQUESTS = 20_000;
    private static final long REQUESTS_MAX = 10_000_000;

    /** @throws IllegalArgumentException with the fault and the values that are allowed */
    static FuzzFlags parse(String... arguments) {
        long requests = REQUESTS;
        long seed = 1;
        Long only = null;
        URI url = null;
        for (int i = 0; i < arguments.length; i += 2) {
            var flag = arguments[i];
            if (!Set.of("--requests", "--seed", "--only", "--url").contains(flag)) {
                throw new IllegalArgumentException(
                        "fuzz does not know '" + flag + "': [--requests N] [--seed S] [--only N] [--url URL]");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(flag + " needs a value");
            }
            var value = arguments[i + 1];
            switch (flag) {
                case "--requests" -> requests = number(flag, value, 1, REQUESTS_MAX);
                case "--seed" -> seed = number(flag, value, 0, Long.MAX_VALUE);
                case "--only" -> only = number(flag, value, 0, REQUESTS_MAX);
                default -> url = url(value);
            }
        }
        return new FuzzFlags(requests, seed, only, url);
    }

    private static URI url(String text) {
        try {
            var url = URI.create(text);
            if ("http".equals(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--url needs an address like http://127.0.0.1:8080, not '" + text + "'", e);
        }
        throw new IllegalArgumentException("--url needs an address like http://127.0.0.1:8080, not '" + text + "'");
    }

    private static long number(String flag, String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(flag + " needs a whole number, not '" + text + "'", e);
        }
        throw new IllegalArgumentException(flag + " must be from " + min + " to " + max + ", not " + text);
    }
}
