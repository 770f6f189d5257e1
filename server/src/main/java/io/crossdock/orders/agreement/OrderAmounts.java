package io.crossdock.orders.agreement;

/**
 * What an order costs beside its lines, in minor units, each zero or more. The lines' totals + shipping + surcharges -
 * discount are the total.
 *
 * @param shippingMinor what the customer pays for shipping, its discounts taken off
 * @param surchargesMinor charges of the order that are neither shipping nor a discount, and taxes on charges; charged
 *     with the first shipment
 * @param discountMinor discounts of the whole order; they lower its lines by their value
 */
public record OrderAmounts(long shippingMinor, long surchargesMinor, long discountMinor, long totalMinor) {

    /** An order that has lines and shipping only. */
    public static OrderAmounts of(long shippingMinor, long totalMinor) {
        return new OrderAmounts(shippingMinor, 0, 0, totalMinor);
    }

    /** Charges of the order without shipping; below zero where the discounts are higher. */
    public long chargesMinor() {
        return surchargesMinor - discountMinor;
    }
}
