package io.crossdock.world.traffic;

import io.crossdock.world.retailer.Place;
import java.time.Instant;
import java.util.List;

/**
 * What a customer orders, before a channel writes it down in its own way. Money is minor units of US dollars.
 *
 * @param number 0-based, of the run
 * @param reference of the channel, unique in it
 * @param service standard or express
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
        long shippingMinor) {

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

    String name() {
        return firstName + ' ' + lastName;
    }

    /** Every other customer would rather have something else than wait; our own shop and the bazaar ask. */
    boolean takesSubstitutes() {
        return number % 2 == 0;
    }

    /** The stored payment method that belongs to this order and to no other. */
    String token() {
        return "tok_" + reference;
    }

    /** The name under which everything about this order is remembered and decided. */
    String key() {
        return channel + '/' + reference;
    }
}
