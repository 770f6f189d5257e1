package io.crossdock.masterdata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place that holds or ships stock.
 *
 * @param code unique, for instance {@code S001}
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 * @param timeZone IANA name, for instance {@code America/Chicago}
 * @param handlingMinor cost of picking and packing one base unit, in minor units
 * @param orderMinor fixed cost of one fulfillment, in minor units
 * @param system the name of the one that it is spoken to through; null: the default one. In a put null leaves it as it
 *     is
 * @param active whether new orders may be sourced from it
 * @param profile null: no limits. In a put null leaves the profile as it is, {@link NodeProfile#NONE} takes it away
 * @param holidays of its profile and of the calendar that it names; not read by a put
 * @param closures that have not ended; not read by a put
 */
public record Node(
        String code,
        String name,
        Kind kind,
        String country,
        String postalCode,
        double latitude,
        double longitude,
        String timeZone,
        long handlingMinor,
        long orderMinor,
        @Nullable String system,
        boolean active,
        @Nullable NodeProfile profile,
        Set<LocalDate> holidays,
        List<Closure> closures) {

    /** The same node with another profile. */
    public Node with(@Nullable NodeProfile other) {
        return new Node(
                code,
                name,
                kind,
                country,
                postalCode,
                latitude,
                longitude,
                timeZone,
                handlingMinor,
                orderMinor,
                system,
                active,
                other,
                holidays,
                closures);
    }

    /** The same node, spoken to through another system. */
    public Node through(@Nullable String other) {
        return new Node(
                code,
                name,
                kind,
                country,
                postalCode,
                latitude,
                longitude,
                timeZone,
                handlingMinor,
                orderMinor,
                other,
                active,
                profile,
                holidays,
                closures);
    }

    /** Whether new work may go there: active, and not closed with no end in sight. */
    public boolean serves(Instant at) {
        return active && closures.stream().noneMatch(c -> c.until() == null && c.covers(at));
    }

    /** Whether it offers a way of fulfilling; one without a profile ships. */
    public boolean offers(NodeProfile.Kind way) {
        return (profile == null ? NodeProfile.NONE : profile).offers(way);
    }

    /** Who runs the place, which decides how work is handed to it. */
    public enum Kind {
        STORE,
        DC,
        THREE_PL,
        DROP_SHIP
    }
}
