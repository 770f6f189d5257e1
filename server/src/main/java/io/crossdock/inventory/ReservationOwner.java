package io.crossdock.inventory;

/** Who units are reserved for. An id is given once, whatever it is of: no two owners share one. */
public record ReservationOwner(Kind kind, long id) {

    /** What an owner is. */
    public enum Kind {
        ORDER("order"),
        CART_HOLD("cart-hold"),
        TRANSFER("transfer");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word in the database, for instance {@code cart-hold}. */
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

    /** The id of the order that it is. @throws IllegalStateException where it is none */
    public long orderId() {
        if (kind != Kind.ORDER) {
            throw new IllegalStateException("no order, but a " + kind.text() + " has these units: " + id);
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
