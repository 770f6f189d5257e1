package io.crossdock.sourcing.policy;

import io.crossdock.shared.ExactRatio;
import io.crossdock.shared.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Prices of parcels: a step table by distance band and weight, per service. Prices never fall with zone or weight;
 * {@link PolicyReader} rejects other cards.
 *
 * @param zoneEndsKm end of each band but the last, in kilometers
 */
public record RateCard(String currency, List<Double> zoneEndsKm, SortedMap<String, Service> services) {

    /**
     * The service of what nobody carries, as codes by mail: it is at once, and costs nothing. Cards may name it, too.
     */
    static final String DIGITAL = "digital";

    /** Most carrier services that may serve one bought service. */
    static final int SERVING_MAX = 4;

    /**
     * One carrier service.
     *
     * @param serves bought services that it may serve
     * @param transitDays days per zone
     * @param upToGrams end of each weight step, rising
     * @param minor price per step and zone, in minor units
     */
    public record Service(String name, Set<String> serves, int[] transitDays, long[] upToGrams, long[][] minor) {

        /** What nobody carries. */
        static Service uncarried(String name, int zones) {
            return new Service(
                    name, Set.of(name), new int[zones], new long[] {Limits.STOCK_UNITS_MAX}, new long[1][zones]);
        }

        /** The step of a weight. For a weight beyond the last step, the step of its last parcel. */
        public int step(long grams) {
            var rest = grams - fullParcels(grams) * heaviest();
            int step = 0;
            while (upToGrams[step] < rest) {
                step++;
            }
            return step;
        }

        /** Number of parcels of the greatest weight that go along with the last parcel. */
        public long fullParcels(long grams) {
            return grams <= heaviest() ? 0 : (grams - 1) / heaviest();
        }

        /** Price in minor units; zones count from 0. */
        public long price(int zone, long grams) {
            return fullParcels(grams) * minor[minor.length - 1][zone] + minor[step(grams)][zone];
        }

        /**
         * Price of the weight at the lowest price per gram of any step: no way to send it along with other goods is
         * cheaper.
         */
        public long share(int zone, long grams) {
            long share = Long.MAX_VALUE;
            for (int step = 0; step < upToGrams.length; step++) {
                share = Math.min(share, ExactRatio.floor(grams, minor[step][zone], upToGrams[step]));
            }
            return share;
        }

        /** At least the price of the weight in any zone, without overflow. */
        public double atMost(double grams) {
            var dearest = minor[minor.length - 1];
            return (grams / heaviest() + 1) * dearest[dearest.length - 1];
        }

        private long heaviest() {
            return upToGrams[upToGrams.length - 1];
        }
    }

    public int zones() {
        return zoneEndsKm.size() + 1;
    }

    /**
     * Services that may carry a bought service: the one of that name first, then by name. At equal cost the first one
     * is used.
     */
    public List<Service> serving(String bought) {
        var serving = new ArrayList<Service>();
        for (var service : services.values()) {
            if (service.serves().contains(bought)) {
                serving.add(service.name().equals(bought) ? 0 : serving.size(), service);
            }
        }
        return serving;
    }

    /** Services that customers can buy. */
    public SortedSet<String> bought() {
        var all = new TreeSet<String>();
        services.values().forEach(service -> all.addAll(service.serves()));
        return all;
    }
}
