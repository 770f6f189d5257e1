package io.crossdock.orders.change;

import io.crossdock.orders.Address;
import io.crossdock.orders.DeliveryMethod;
import io.crossdock.orders.NewLine;
import org.jspecify.annotations.Nullable;

/** One thing that is to be otherwise than it was agreed. */
public sealed interface ChangeAction {

    /** Its kind, as it is stored. */
    String kind();

    /** Another address, with the one who gets the goods there. */
    record NewAddress(Address address) implements ChangeAction {
        @Override
        public String kind() {
            return "address";
        }
    }

    /**
     * Another person gets the goods, at the same address.
     *
     * @param phone null: none
     * @param company null: none
     */
    record NewRecipient(
            String name, @Nullable String phone, @Nullable String company) implements ChangeAction {
        @Override
        public String kind() {
            return "recipient";
        }
    }

    /**
     * It reaches its customer in another way. What is null stays.
     *
     * @param way one of {@link DeliveryMethod#KINDS}
     * @param node the store where the customer collects it
     * @param shipTo the address of goods that are delivered
     * @param moneyMinor what the customer pays more for shipping, tax included; below zero: less
     */
    record NewMethod(
            @Nullable String way,
            @Nullable String node,
            @Nullable String service,
            @Nullable Address shipTo,
            long moneyMinor)
            implements ChangeAction {
        @Override
        public String kind() {
            return "method";
        }
    }

    /** What is kept with the agreement for the one who delivers. Null: it stays as it is; empty: it is taken out. */
    record DeliveryNotes(
            @Nullable String giftMessage, @Nullable String instructions) implements ChangeAction {
        @Override
        public String kind() {
            return "delivery-notes";
        }
    }

    /**
     * The customer pays less.
     *
     * @param line number of the line whose price is lowered; null: a sum off the order as a whole
     * @param amountMinor what is taken off, tax included; above zero
     */
    record LowerPrice(@Nullable Integer line, long amountMinor) implements ChangeAction {
        @Override
        public String kind() {
            return "price";
        }
    }

    /**
     * More units, of a line that the order has or of another SKU, whose money the channel has: a line of its own, at
     * the price that is agreed for it.
     *
     * @param line its number is the next one of the order
     */
    record MoreUnits(NewLine line) implements ChangeAction {
        @Override
        public String kind() {
            return "line";
        }
    }

    /**
     * A further line, of a SKU that the order has or of another one, at the price that is agreed for it. It costs more
     * than is authorized.
     *
     * @param title null: the name of the SKU
     * @param quantity whole base units, above zero
     * @param taxMinor for the whole line, zero or more; on top of the price
     */
    record FurtherLine(String sku, @Nullable String title, long quantity, long unitPriceMinor, long taxMinor)
            implements ChangeAction {
        @Override
        public String kind() {
            return "line";
        }
    }

    /** Units of a line that are not wanted any more. */
    record FewerUnits(int line, long quantity) implements ChangeAction {
        @Override
        public String kind() {
            return "units";
        }
    }
}
