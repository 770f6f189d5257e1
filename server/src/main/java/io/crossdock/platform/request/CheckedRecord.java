package io.crossdock.platform.request;

import io.crossdock.platform.RequestReader;

/** A request, or a part of one, with rules that one component alone does not show. */
public interface CheckedRecord {

    /**
     * Adds violations where components contradict each other. A component that has a violation of its own has a
     * harmless value of its type.
     *
     * @param at where the record stands in the request
     */
    void check(RequestReader at);
}
