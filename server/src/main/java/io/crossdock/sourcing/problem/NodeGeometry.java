package io.crossdock.sourcing.problem;

import io.crossdock.sourcing.Destination;
import io.crossdock.sourcing.SourceNode;
import io.crossdock.sourcing.policy.RateCard;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Positions of the nodes of a supply, sorted by code and numbered. Everything after is arithmetic on arrays, and no
 * result depends on the order in which the nodes came. Remembers the zones of earlier destinations; prices and terms of
 * the nodes are kept elsewhere.
 */
public final class NodeGeometry {

    private static final double EARTH_RADIUS_KM = 6371.0;
    private static final int DESTINATIONS_MAX = 20_000;

    public final int size;
    private final List<SourceNode> unsorted;
    private final int[] numberOf;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final double[] points;
    private final double[] ends;
    private final Map<Destination, byte[]> zones = new ConcurrentHashMap<>();

    public NodeGeometry(List<SourceNode> unsorted, RateCard card) {
        this.unsorted = List.copyOf(unsorted);
        size = unsorted.size();
        var sorted =
                unsorted.stream().sorted(Comparator.comparing(SourceNode::code)).toArray(SourceNode[]::new);
        points = new double[size * 3];
        for (int k = 0; k < size; k++) {
            if (numbers.put(sorted[k].code(), k) != null) {
                throw new IllegalArgumentException("node " + sorted[k].code() + " is listed twice");
            }
            point(sorted[k].latitude(), sorted[k].longitude(), points, k * 3);
        }
        numberOf = unsorted.stream().mapToInt(node -> numbers.get(node.code())).toArray();
        // The cosine falls with the angle: a node is inside a band when the dot product of the two points is at least
        // the band's.
        ends = card.zoneEndsKm().stream()
                .mapToDouble(km -> StrictMath.cos(km / EARTH_RADIUS_KM))
                .toArray();
    }

    /** Whether these are the same nodes at the same places, in the same order. */
    public boolean places(List<SourceNode> others) {
        if (others.size() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            var mine = unsorted.get(i);
            var other = others.get(i);
            if (mine != other
                    && !(mine.code().equals(other.code())
                            && mine.latitude() == other.latitude()
                            && mine.longitude() == other.longitude())) {
                return false;
            }
        }
        return true;
    }

    /** The nodes by number; {@link #places} must be true for them. */
    public SourceNode[] sorted(List<SourceNode> nodes) {
        var sorted = new SourceNode[size];
        for (int i = 0; i < size; i++) {
            sorted[numberOf[i]] = nodes.get(i);
        }
        return sorted;
    }

    /** The node's number, or -1 where the supply does not list it. */
    public int number(String code) {
        return numbers.getOrDefault(code, -1);
    }

    /** The zone of each node as seen from a destination, from 0. The array is shared: don't write to it. */
    public byte[] zones(Destination to) {
        var known = zones.get(to);
        if (known == null) {
            if (zones.size() >= DESTINATIONS_MAX) {
                zones.clear();
            }
            known = measure(to);
            zones.put(to, known);
        }
        return known;
    }

    private byte[] measure(Destination to) {
        var there = new double[3];
        point(to.latitude(), to.longitude(), there, 0);
        var result = new byte[size];
        for (int k = 0; k < size; k++) {
            var cosine = points[k * 3] * there[0] + points[k * 3 + 1] * there[1] + points[k * 3 + 2] * there[2];
            byte zone = 0;
            while (zone < ends.length && cosine < ends[zone]) {
                zone++;
            }
            result[k] = zone;
        }
        return result;
    }

    /** A point on the unit sphere. StrictMath gives the same bits on every machine. */
    private static void point(double latitude, double longitude, double[] into, int at) {
        var phi = StrictMath.toRadians(latitude);
        var lambda = StrictMath.toRadians(longitude);
        into[at] = StrictMath.cos(phi) * StrictMath.cos(lambda);
        into[at + 1] = StrictMath.cos(phi) * StrictMath.sin(lambda);
        into[at + 2] = StrictMath.sin(phi);
    }
}
