package io.crossdock.shared;

/** Units of an order's line, as a key. */
public record LineRef(long order, UnitLine line) {

    /** What was ordered, or a part of it, also where a substitute is sent. */
    public static LineRef original(long order, UnitLine line) {
        return new LineRef(order, line.original());
    }
}
