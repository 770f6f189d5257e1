package io.crossdock.inventory.disposition;

/**
 * Units that change their place or condition on a node. Swapping {@code from} and {@code to} is the inverse.
 *
 * @param reason kebab-case, the ledger's cause, for instance {@code repaired}, {@code water-damage}
 */
public record StockMove(String sku, String node, long units, Shelf from, Shelf to, String reason) {

    /** Where units are on a node. */
    public enum Shelf {
        /** On hand; only units that nobody was promised leave it by a move. */
        SELLABLE,
        /** Out of reach of orders. */
        QUARANTINE,
        /** Not there: from here they are found, to here they are written off. */
        NOWHERE
    }

    public StockMove {
        if (from == to) {
            throw new IllegalArgumentException("nothing moves from " + from + " to " + to);
        }
    }
}
