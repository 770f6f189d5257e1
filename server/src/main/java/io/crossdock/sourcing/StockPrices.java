package io.crossdock.sourcing;

import io.crossdock.engine.Tx;
import io.crossdock.sourcing.ScarcityPricing.Expected;
import io.crossdock.sourcing.ScarcityPricing.Outlook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices of scarce stock as they are in force, and the forecast behind them. They move orders between nodes and turn
 * none away; a price that is out of date costs money, never a promise.
 */
public interface StockPrices {

    /**
     * What was sold together.
     *
     * @param order its number
     * @param to where it goes
     */
    record Sold(long order, Destination to, List<SoldLine> lines) {

        public Sold {
            lines = List.copyOf(lines);
        }
    }

    /** @param quantity base units, above zero */
    record SoldLine(String sku, long quantity) {}

    /**
     * A SKU as it was priced last.
     *
     * @param stock units available on all nodes then
     * @param expected units expected then until the horizon
     * @param scarce whether stock was so little that it was priced at all
     * @param prices by node code
     */
    record Priced(String sku, Instant at, long stock, double expected, boolean scarce, List<NodePrice> prices) {}

    /**
     * @param minor opportunity cost of a base unit, above zero
     * @param units that the node had available
     */
    record NodePrice(String node, long minor, long units) {}

    /**
     * Prices per SKU and node in minor units, for {@link SourcingSupply#prices()}; what is absent costs nothing. Empty
     * while switched off.
     */
    Map<String, Map<String, Long>> of(Tx tx, Collection<String> skus);

    /** Adds to the forecast and to the examples of orders; one statement each for any number. */
    void learn(Tx tx, List<Sold> sold);

    /** Says that stock of these moved; SKUs that were never sold need no price. */
    void moved(Tx tx, Collection<String> skus);

    /**
     * SKUs whose stock or forecast moved and that were not priced just now, the longest unpriced first. Empty while
     * switched off.
     */
    List<String> due(Tx tx, int limit);

    /** Demand per SKU and region until the horizon. */
    Map<String, List<Expected>> expected(Tx tx, Collection<String> skus);

    /**
     * Orders that asked for these SKUs lately, per SKU, the newest first; each with some of its other lines, to the
     * middle of its region.
     */
    Map<String, List<Sold>> baskets(Tx tx, Collection<String> skus);

    /** Prices these SKUs anew, as {@link ScarcityPricing#price} does; those of which there is plenty at zero. */
    void reprice(Tx tx, List<Outlook> outlooks, SourcingSupply supply);

    /** The SKU as it was priced last; absent where it never was. */
    Optional<Priced> priced(Tx tx, String sku);
}
