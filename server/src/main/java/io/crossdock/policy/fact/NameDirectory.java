package io.crossdock.policy.fact;

import io.crossdock.engine.Tx;
import java.util.Map;
import java.util.Set;

/**
 * The names of nodes, channels, services and the like that there are now. A document may name others, which may come
 * later; {@link NameLint} says which. The module that combines the modules implements it.
 */
public interface NameDirectory {

    /**
     * Known names, by the fact, column or answer that has them. A fact without a list of names is absent.
     *
     * @return cheap: master data from memory, and a few rows
     */
    Map<String, Set<String>> names(Tx tx);
}
