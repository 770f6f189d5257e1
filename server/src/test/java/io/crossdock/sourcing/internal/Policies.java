package io.crossdock.sourcing.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Policies for tests. */
final class Policies {

    /** Few prices and no split penalty: many plans cost the same. */
    static final Policy COARSE = PolicyReader.read("""
            currency: USD
            zones: [{ zone: 1, upToKm: 500 }, { zone: 2 }]
            services:
              standard:
                transitDays: [1, 3]
                prices:
                  - { upToGrams: 1000, minor: [500, 600] }
                  - { upToGrams: 3000, minor: [800, 1000] }
            """, "splitMinor: 0");

    private static final Policy SHIPPED = PolicyReader.read(text("rate-card.yaml"), text("sourcing.yaml"));

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

    static Policy shipped() {
        return SHIPPED;
    }
}
