package io.crossdock.world.retailer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node in the format of {@code PUT /v1/nodes}. Money is in minor units of the retailer's currency. */
public record NodeSpec(
        String code,
        String name,
        String kind,
        String country,
        String postalCode,
        double latitude,
        double longitude,
        String timeZone,
        long handlingMinor,
        long orderMinor,
        boolean active,
        Profile profile,
        Site site,
        String legalEntity) {

    /** Its street, beside {@code postalCode} and {@code country}. */
    public record Site(String line1, String city, String region) {}

    /**
     * Ways of fulfilling that it offers.
     *
     * @param sameDayKm how far its couriers go; null: it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Profile(List<String> kinds, @Nullable Integer sameDayKm) {}

    public boolean store() {
        return kind.equals("STORE");
    }
}
