package io.crossdock.inventory.availability;

/** A SKU's rows at one moment, by node code; immutable. Rows are numbered from 0; quantities are base units. */
public interface SkuStock {

    String sku();

    int size();

    String node(int row);

    /** Sellable units according to the books. */
    long onHand(int row);

    /** Units on hand that reservations keep. */
    long reserved(int row);

    /** Units withheld: safety, buffer and hard fences. */
    long kept(int row);

    /** Version of the row; rises with every change. */
    long version(int row);

    /** Available units, zero or more: the figure that {@code Inventory.reserve} enforces. */
    long available(int row);

    /** Number of a node's row; negative if the SKU was never there. */
    int row(String node);
}
