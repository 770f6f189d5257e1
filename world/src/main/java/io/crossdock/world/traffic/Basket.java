package io.crossdock.world.traffic;

import io.crossdock.world.retailer.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the customer places it, before a channel puts it into its own format. Money is in minor units of US
 * dollars.
 *
 * @param number number of the basket in the run, from 0
 * @param reference the channel's reference, unique in the channel
 * @param service {@code standard} or {@code express}
 * @param store code of the store where the customer collects it; null where it is sent to the customer
 * @param sentToStore whether it is sent to that store
 * @param sameDay whether a courier brings it today
 * @param digital whether it is mailed: it has gift cards alone
 */
record Basket(
        int number,
        String channel,
        String reference,
        Instant placedAt,
        String firstName,
        String lastName,
        String email,
        String phone,
        String street,
        Place place,
        String service,
        List<Line> lines,
        long shippingMinor,
        @Nullable String store,
        boolean sentToStore,
        boolean sameDay,
        boolean digital) {

    record Line(
            String sku,
            String title,
            long weightGrams,
            long quantity,
            long unitPriceMinor,
            long discountMinor,
            long taxMinor) {

        long totalMinor() {
            return quantity * unitPriceMinor - discountMinor + taxMinor;
        }
    }

    long totalMinor() {
        return lines.stream().mapToLong(Line::totalMinor).sum() + shippingMinor;
    }

    /** The canonical delivery method. */
    String method() {
        if (store == null) {
            return sameDay ? "same-day" : "ship";
        }
        if (sentToStore) {
            return "ship-to-store";
        }
        return number % 2 == 0 ? "curbside" : "pickup";
    }

    String name() {
        return firstName + ' ' + lastName;
    }

    /**
     * Whether the customer accepts substitutes: every other one does, at the channels that ask, which are our own shop
     * and the bazaar.
     */
    boolean takesSubstitutes() {
        return number % 2 == 0;
    }

    /** Stored payment method of this order alone. */
    String token() {
        return "tok_" + reference;
    }

    /** Key of this order in the records of the world and in seeded decisions. */
    String key() {
        return channel + '/' + reference;
    }
}
