package io.crossdock.engine;

import java.util.List;

/** A document is refused; all faults at once. */
public final class InvalidDocument extends RuntimeException {

    private final transient List<Fault> faults;

    InvalidDocument(String kind, List<Fault> faults) {
        super(kind + " document refused: " + faults);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
