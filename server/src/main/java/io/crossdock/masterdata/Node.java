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
 * @param system name of the system that work is handed to; null: the default one. In a put, null leaves it unchanged
 * @param active whether new orders may be sourced from it
 * @param profile null: no limits. In a put, null leaves it unchanged and {@link NodeProfile#NONE} removes it
 * @param holidays holidays of its profile and of the calendar that it names; ignored in a put
 * @param closures closures that have not ended; ignored in a put
 * @param legalEntity code of the company that runs it; null: not said. In a put, null leaves it unchanged
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
        List<Closure> closures,
        @Nullable String legalEntity) {

    /** The same node with another profile. */
    public Node with(@Nullable NodeProfile other) {
        return with(other, system);
    }

    /** The same node with another system. */
    public Node through(@Nullable String other) {
        return with(profile, other);
    }

    /** The node without what others say of it: the holidays of calendars, and closures. */
    public Node alone() {
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
                profile,
                Set.of(),
                List.of(),
                legalEntity);
    }

    private Node with(@Nullable NodeProfile ofIt, @Nullable String by) {
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
                by,
                active,
                ofIt,
                holidays,
                closures,
                legalEntity);
    }

    /** Whether it may get new work: active, and not closed without an end. */
    public boolean serves(Instant at) {
        return active && closures.stream().noneMatch(c -> c.until() == null && c.covers(at));
    }

    /** Whether it offers a way of fulfilling; a node without a profile only ships. */
    public boolean offers(NodeProfile.Kind way) {
        return (profile == null ? NodeProfile.NONE : profile).offers(way);
    }

    /** The operator of the place, which decides how work is handed to it. */
    public enum Kind {
        STORE,
        DC,
        THREE_PL,
        DROP_SHIP
    }
}
