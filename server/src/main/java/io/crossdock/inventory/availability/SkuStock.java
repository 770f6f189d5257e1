package io.crossdock.inventory.availability;

/**
 * A SKU's rows at one moment, by node code, which never change again. Rows are numbered from 0; quantities are base
 * units.
 */
public interface SkuStock {

    String sku();

    int size();

    String node(int row);

    /** Sellable units that are there according to the books. */
    long onHand(int row);

    /** Of those, promised to orders. */
    long reserved(int row);

    /** Units that are not to be promised. */
    long kept(int row);

    /** Rises with every change of the row. */
    long version(int row);

    /** What may be promised, zero or more: the same figure that {@code Inventory.reserve} enforces. */
    long available(int row);

    /** The row of a node, or a negative number where the SKU was never there. */
    int row(String node);
}
