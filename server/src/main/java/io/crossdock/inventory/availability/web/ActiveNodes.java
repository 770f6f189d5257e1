package io.crossdock.inventory.availability.web;

import io.crossdock.inventory.availability.Availability;
import io.crossdock.masterdata.GeoPoint;
import io.crossdock.masterdata.Masterdata;
import io.crossdock.masterdata.Node;
import io.crossdock.masterdata.NodeProfile;
import io.crossdock.platform.DatabaseOutages;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Nodes that may serve new orders, and their distance. While the database is down, answers with the last known nodes.
 */
@Component
final class ActiveNodes {

    private static final double EARTH_RADIUS_KM = 6371.0;

    /** Above this staleness the database is down, and a query for nodes would only make the caller wait. */
    private static final long STALENESS_MS_MAX = 500;

    private final Masterdata masterdata;
    private final Availability availability;
    private final Clock clock;
    private volatile Map<String, Node> known = Map.of();

    ActiveNodes(Masterdata masterdata, Availability availability, Clock clock) {
        this.clock = clock;
        this.masterdata = masterdata;
        this.availability = availability;
    }

    /** The nodes at one moment. */
    record Known(Map<String, Node> all, Instant at) {

        boolean active(String code) {
            var node = all.get(code);
            return node != null && node.active();
        }

        /** Whether customers collect goods there, when it has some. */
        boolean pickup(String code) {
            var node = all.get(code);
            return node != null && node.serves(at) && node.offers(NodeProfile.Kind.PICKUP);
        }

        /** Great-circle kilometers, to a tenth. */
        double km(String code, GeoPoint from) {
            var node = all.get(code);
            return node == null
                    ? Double.MAX_VALUE
                    : ActiveNodes.km(from, new GeoPoint(node.latitude(), node.longitude()));
        }
    }

    Known now() {
        if (known.isEmpty() || availability.asOf().stalenessMs() <= STALENESS_MS_MAX) {
            try {
                known = masterdata.nodesByCode();
            } catch (RuntimeException e) {
                if (known.isEmpty() || !DatabaseOutages.caused(e)) {
                    throw e;
                }
            }
        }
        return new Known(known, clock.instant());
    }

    /** Haversine formula. */
    static double km(GeoPoint a, GeoPoint b) {
        double phi = Math.toRadians(b.latitude() - a.latitude()) / 2;
        double lambda = Math.toRadians(b.longitude() - a.longitude()) / 2;
        double h = Math.pow(Math.sin(phi), 2)
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * Math.pow(Math.sin(lambda), 2);
        return Math.round(20 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)))) / 10.0;
    }
}
