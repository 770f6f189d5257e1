package io.crossdock.orders;

/** A change that would break what {@link Orders} promises. The message names the order, the line and the quantities. */
public final class ImpossibleChange extends IllegalStateException {

    public ImpossibleChange(String message) {
        super(message);
    }
}
