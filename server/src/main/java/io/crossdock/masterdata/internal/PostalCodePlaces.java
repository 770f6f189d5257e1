package io.crossdock.masterdata.internal;

import io.crossdock.masterdata.GeoPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Locations of postal codes, from the shipped table {@code places.csv}, which {@code scripts/places.mjs} makes. */
final class PostalCodePlaces {

    private static final int ZIP3 = 3;

    private final Map<String, GeoPoint> byKey;

    private PostalCodePlaces(Map<String, GeoPoint> byKey) {
        this.byKey = byKey;
    }

    /** Reads lines of {@code country,prefix,latitude,longitude}; an empty prefix is the center of the country. */
    static PostalCodePlaces shipped() {
        var places = new HashMap<String, GeoPoint>();
        try (var in = PostalCodePlaces.class.getResourceAsStream("/io/crossdock/masterdata/places.csv")) {
            if (in == null) {
                throw new IllegalStateException("places.csv is not in the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        var cells = line.split(",", -1);
                        places.put(
                                cells[0] + cells[1],
                                new GeoPoint(Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PostalCodePlaces(Map.copyOf(places));
    }

    Optional<GeoPoint> find(String country, String postalCode) {
        var prefix = country.equals("US") && postalCode.length() >= ZIP3 ? postalCode.substring(0, ZIP3) : "";
        var exact = byKey.get(country + prefix);
        return exact != null ? Optional.of(exact) : Optional.ofNullable(byKey.get(country));
    }
}
