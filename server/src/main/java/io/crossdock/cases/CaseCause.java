package io.crossdock.cases;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Knows of some kinds of cases whether their cause still holds: nobody closes such a case, what settles it does. */
public interface CaseCause {

    /** Kinds whose cause can be checked. */
    Set<String> kinds();

    /** Whether it can check this kind; for kinds that have sorts. */
    default boolean checks(String kind) {
        return kinds().contains(kind);
    }

    /** What sort of thing the cause is, as a word: {@code hold}, {@code money}, … */
    String cause();

    /** What settles the cause, in a sentence, by subject; nothing for subjects whose cause is gone. */
    Map<Long, String> holding(Tx tx, String kind, Collection<Long> subjects);
}
