package io.crossdock.sourcing.internal;

import java.util.List;
import java.util.SortedMap;

/**
 * Prices of parcels: a step table by distance band and weight, per service. Prices never fall with zone or weight; {@link PolicyReader}
 * refuses other cards.
 *
 * @param zoneEndsKm end of each band but the last, in kilometers
 */
record RateCard(String currency, List<Double> zoneEndsKm, SortedMap<String, Service> services) {

    /**
     * @param transitDays per zone
     * @param upToGrams end of each step, rising
     * @param minor price per step and zone, in minor units
     */
    record Service(int[] transitDays, long[] upToGrams, long[][] minor) {

        /** The step that a weight falls into; for a weight beyond the last step, that of the last parcel. */
        int step(long grams) {
            var rest = grams - fullParcels(grams) * heaviest();
            int step = 0;
            while (upToGrams[step] < rest) {
                step++;
            }
            return step;
        }

        /** Parcels of the greatest weight that go along with the last parcel. */
        long fullParcels(long grams) {
            return grams <= 0 ? 0 : (grams - 1) / heaviest();
        }

        /** Price in minor units; zones count from 0. */
        long price(int zone, long grams) {
            return fullParcels(grams) * minor[minor.length - 1][zone] + minor[step(grams)][zone];
        }

        /** No way to send these goods, in however many parcels, is cheaper from that zone. */
        long atLeast(int zone, long grams, long heaviestUnitGrams) {
            long share = Long.MAX_VALUE;
            for (int step = 0; step < upToGrams.length; step++) {
                share = Math.min(share, Math.multiplyExact(grams, minor[step][zone]) / upToGrams[step]);
            }
            return Math.max(share, price(zone, heaviestUnitGrams));
        }

        private long heaviest() {
            return upToGrams[upToGrams.length - 1];
        }
    }

    int zones() {
        return zoneEndsKm.size() + 1;
    }
}
