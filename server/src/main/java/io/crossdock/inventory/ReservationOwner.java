package io.crossdock.inventory;

/** The order, cart hold or transfer that units are reserved for. Ids are unique across the kinds. */
public record ReservationOwner(Kind kind, long id) {

    /** Kind of owner. */
    public enum Kind {
        ORDER("order"),
        CART_HOLD("cart-hold"),
        TRANSFER("transfer");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Stored word of the kind, for instance {@code cart-hold}. */
        public String text() {
            return text;
        }

        /** @param text a word of {@link #text} */
        public static Kind of(String text) {
            for (var kind : values()) {
                if (kind.text.equals(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of owner: " + text);
        }
    }

    /** The order's id. @throws IllegalStateException if the owner is no order */
    public long orderId() {
        if (kind != Kind.ORDER) {
            throw new IllegalStateException("these units belong to a " + kind.text() + ", not to an order: " + id);
        }
        return id;
    }

    public static ReservationOwner order(long id) {
        return new ReservationOwner(Kind.ORDER, id);
    }

    public static ReservationOwner cartHold(long id) {
        return new ReservationOwner(Kind.CART_HOLD, id);
    }

    public static ReservationOwner transfer(long id) {
        return new ReservationOwner(Kind.TRANSFER, id);
    }
}
