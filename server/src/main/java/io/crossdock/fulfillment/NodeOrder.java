package io.crossdock.fulfillment;

import io.crossdock.shared.UnitLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work as a node system gets it.
 *
 * @param at the node that does it
 * @param service the carrier service to ship with, as the rate card names it; the service bought where no carrier is
 *     used
 * @param shipTo the customer's address; for ship-to-store that of the store, under the customer's name; null for
 *     digital goods
 * @param kind the order's method, such as {@code ship} or {@code curbside}
 * @param collectAt code of the node where the customer collects; null where the order is delivered
 * @param notes what the customer wants to be written or done
 * @param deliverTo who gets digital goods; null for goods
 */
public record NodeOrder(
        FulfillmentId fulfillment,
        String order,
        NodeAddress at,
        String service,
        @Nullable ShipTo shipTo,
        List<Line> lines,
        String kind,
        @Nullable String collectAt,
        PackingNotes notes,
        @Nullable Recipient deliverTo) {

    public NodeOrder {
        lines = List.copyOf(lines);
    }

    /** Base units of an order line. */
    public record Line(UnitLine line, String sku, long quantity) {}

    /**
     * What goes along with the goods, in the customer's words; line ends and signs of any script are theirs.
     *
     * @param giftMessage to be put into the parcel; null: none
     * @param instructions for who delivers or hands over; null: none
     */
    public record PackingNotes(
            @Nullable String giftMessage, @Nullable String instructions) {

        public static final PackingNotes NONE = new PackingNotes(null, null);
    }

    /**
     * Who gets digital goods.
     *
     * @param email where they go; empty where the order has none
     */
    public record Recipient(String name, String email) {}

    /** Address of the parcel. */
    public record ShipTo(
            String name,
            String line1,
            @Nullable String line2,
            String city,
            @Nullable String region,
            String postalCode,
            String country,
            @Nullable String phone,
            @Nullable String company) {}
}
