package io.crossdock.inventory.disposition;

/**
 * Units that change place or condition at a node. Swapping {@code from} and {@code to} gives the inverse.
 *
 * @param reason the ledger's cause in kebab case, for instance {@code repaired}, {@code water-damage}
 */
public record StockMove(String sku, String node, long units, Shelf from, Shelf to, String reason) {

    /** Place of units at a node. */
    public enum Shelf {
        /** On hand. Only units that are not reserved leave it by a move. */
        SELLABLE,
        /** In quarantine; no order gets them. */
        QUARANTINE,
        /** Not at the node: a move from here books found units, a move to here writes units off. */
        NOWHERE
    }

    public StockMove {
        if (from == to) {
            throw new IllegalArgumentException("nothing moves from " + from + " to " + to);
        }
    }
}
