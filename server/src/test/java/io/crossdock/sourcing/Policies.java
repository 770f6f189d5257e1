package io.crossdock.sourcing;

import io.crossdock.sourcing.policy.PolicyReader;
import io.crossdock.sourcing.policy.SourcingPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies for tests. */
public final class Policies {

    /** Few prices and no split penalty: many plans cost the same. */
    public static final SourcingPolicy COARSE = PolicyReader.read("""
            currency: USD
            zones: [{ zone: 1, upToKm: 500 }, { zone: 2 }]
            services:
              standard:
                transitDays: [1, 3]
                prices:
                  - { upToGrams: 1000, minor: [500, 600] }
                  - { upToGrams: 3000, minor: [800, 1000] }
            """, "splitMinor: 0");

    /** Two services for one bought service, one of them expensive and fast; a third that serves only itself. */
    public static final SourcingPolicy FAST_AND_SLOW = PolicyReader.read("""
            currency: USD
            zones: [{ zone: 1, upToKm: 800 }, { zone: 2, upToKm: 1600 }, { zone: 3 }]
            services:
              slow:
                transitDays: [1, 3, 5]
                prices:
                  - { upToGrams: 500, minor: [300, 350, 400] }
                  - { upToGrams: 1000, minor: [400, 500, 650] }
                  - { upToGrams: 3000, minor: [700, 900, 1200] }
              fast:
                serves: [slow, fast]
                transitDays: [1, 1, 2]
                prices:
                  - { upToGrams: 800, minor: [500, 550, 700] }
                  - { upToGrams: 2000, minor: [800, 900, 1100] }
              bike:
                transitDays: [0, 0, 0]
                prices:
                  - { upToGrams: 5000, minor: [100, 100, 100] }
            """, "splitMinor: 120");

    private static final SourcingPolicy SHIPPED = PolicyReader.read(text("rate-card.yaml"), text("sourcing.yaml"));

    private Policies() {}

    static String text(String name) {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("policies"))) {
            folder = folder.getParent();
        }
        try {
            return Files.readString(folder.resolve("policies").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SourcingPolicy shipped() {
        return SHIPPED;
    }
}
