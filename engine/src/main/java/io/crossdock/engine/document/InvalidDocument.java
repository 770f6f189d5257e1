package io.crossdock.engine.document;

import java.util.List;

/** A document was refused; carries all its faults. */
public final class InvalidDocument extends RuntimeException {

    private final transient List<DocumentFault> faults;

    InvalidDocument(String kind, List<DocumentFault> faults) {
        super(kind + " document refused: " + faults);
        this.faults = List.copyOf(faults);
    }

    public List<DocumentFault> faults() {
        return faults;
    }
}
