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
 * Prices of scarce stock in force, and the forecast behind them. Prices move orders between nodes and turn none away;
 * an outdated price costs money, but never breaks a promise.
 */
public interface StockPrices {

    /**
     * Lines of one captured order.
     *
     * @param order number of the order
     * @param to place that it goes to
     */
    record Sold(long order, Destination to, List<SoldLine> lines) {

        public Sold {
            lines = List.copyOf(lines);
        }
    }

    /** @param quantity base units, above zero */
    record SoldLine(String sku, long quantity) {}

    /**
     * Last pricing of a SKU.
     *
     * @param stock units available on all nodes at that time
     * @param expected units expected at that time until the horizon
     * @param scarce whether stock was scarce enough for prices
     * @param prices prices by node code
     */
    record Priced(String sku, Instant at, long stock, double expected, boolean scarce, List<NodePrice> prices) {}

    /**
     * Price of a SKU at a node.
     *
     * @param minor opportunity cost of a base unit, above zero
     * @param units units available at the node
     */
    record NodePrice(String node, long minor, long units) {}

    /**
     * Prices per SKU and node in minor units, for {@link SourcingSupply#prices()}; an absent price is zero. Empty while
     * prices are switched off.
     */
    Map<String, Map<String, Long>> of(Tx tx, Collection<String> skus);

    /** Adds orders to the forecast and to the baskets, in one statement each for any number. */
    void learn(Tx tx, List<Sold> sold);

    /** Notes that stock of these SKUs moved. SKUs that were never sold need no price and are ignored. */
    void moved(Tx tx, Collection<String> skus);

    /**
     * SKUs whose stock or forecast moved since their last pricing and that may be priced again, the longest unpriced
     * first. Empty while prices are switched off.
     */
    List<String> due(Tx tx, int limit);

    /** Expected demand per SKU and region until the horizon. */
    Map<String, List<Expected>> expected(Tx tx, Collection<String> skus);

    /**
     * Recent orders of these SKUs, per SKU, the newest first. Each has some of its other lines, and the middle of its
     * region as destination.
     */
    Map<String, List<Sold>> baskets(Tx tx, Collection<String> skus);

    /** Prices these SKUs anew, as {@link ScarcityPricing#price} does; SKUs that are not scarce get zero. */
    void reprice(Tx tx, List<Outlook> outlooks, SourcingSupply supply);

    /** Last pricing of the SKU; empty where it was never priced. */
    Optional<Priced> priced(Tx tx, String sku);
}
