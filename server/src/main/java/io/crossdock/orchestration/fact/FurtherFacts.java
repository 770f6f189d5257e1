package io.crossdock.orchestration.fact;

import io.crossdock.engine.Tx;
import java.util.Map;
import java.util.Set;

/** A source of facts of orders that is read after the others. */
interface FurtherFacts {

    /** Adds the facts among these names that it knows; a fact that is there already is replaced. */
    void add(Tx tx, Set<String> names, Map<Long, Map<String, Object>> facts);
}
