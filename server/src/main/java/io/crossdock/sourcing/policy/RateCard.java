package io.crossdock.sourcing.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Prices of parcels: a step table by distance band and weight, per service. Prices never fall with zone or weight;
 * {@link PolicyReader} refuses other cards.
 *
 * @param zoneEndsKm end of each band but the last, in kilometers
 */
public record RateCard(String currency, List<Double> zoneEndsKm, SortedMap<String, Service> services) {

    /** Carrier services that may serve one that customers buy. */
    static final int SERVING_MAX = 4;

    /**
     * @param serves what customers may have bought when it carries their goods
     * @param transitDays per zone
     * @param upToGrams end of each step, rising
     * @param minor price per step and zone, in minor units
     */
    public record Service(String name, Set<String> serves, int[] transitDays, long[] upToGrams, long[][] minor) {

        /** The step that a weight falls into; for a weight beyond the last step, that of the last parcel. */
        public int step(long grams) {
            var rest = grams - fullParcels(grams) * heaviest();
            int step = 0;
            while (upToGrams[step] < rest) {
                step++;
            }
            return step;
        }

        /** Parcels of the greatest weight that go along with the last parcel. */
        public long fullParcels(long grams) {
            return grams <= heaviest() ? 0 : (grams - 1) / heaviest();
        }

        /** Price in minor units; zones count from 0. */
        public long price(int zone, long grams) {
            return fullParcels(grams) * minor[minor.length - 1][zone] + minor[step(grams)][zone];
        }

        /**
         * What the weight costs at the price per gram of the step where that is lowest: no way to send it with other
         * goods is cheaper.
         */
        public long share(int zone, long grams) {
            long share = Long.MAX_VALUE;
            for (int step = 0; step < upToGrams.length; step++) {
                share = Math.min(share, Math.multiplyExact(grams, minor[step][zone]) / upToGrams[step]);
            }
            return share;
        }

        private long heaviest() {
            return upToGrams[upToGrams.length - 1];
        }
    }

    public int zones() {
        return zoneEndsKm.size() + 1;
    }

    /**
     * The services that may carry what was bought: the one of that name first, then by name; where they cost the same,
     * the first goes.
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

    /** What customers can buy. */
    public SortedSet<String> bought() {
        var all = new TreeSet<String>();
        services.values().forEach(service -> all.addAll(service.serves()));
        return all;
    }
}
