package io.crossdock.payments;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish to lower what an order costs, after it was placed.
 *
 * <p>Of a line, it is the price of its units that is lowered: each unit that is still to be sent, or that the customer
 * has, by its share. Who returns such a unit gets back what it cost. Of the order as a whole, it is a sum that the
 * customer keeps: first it is taken off what is still to be charged.
 *
 * @param line number of the line; null: the order as a whole
 * @param amountMinor above zero, tax included
 * @param open units that are still to be sent, by line
 */
public record PriceReduction(long order, @Nullable Integer line, long amountMinor, Map<Integer, Long> open) {

    public PriceReduction {
        open = Map.copyOf(open);
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("O" + order + ": the price is lowered by " + amountMinor);
        }
    }
}
