package io.crossdock.policy.fact;

import io.crossdock.engine.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Reads facts that are not kept with a process. The module that combines the modules implements it. */
public interface FactSource {

    /** Characters of a text; more are cut off, in decisions as in their records. */
    int TEXT_MAX = 200;

    /**
     * Facts of subjects, in sets: one statement per source for any number of subjects, and none for a source that no
     * name asks for. Values are {@code String}, {@code Long}, {@code Boolean}, sorted lists of {@code String}, and days
     * as texts. What has no value is absent, and so is a subject that does not exist.
     *
     * @param subjects ids of such subjects
     * @param names facts that are visible to them; those that a process keeps are left out
     */
    Map<Long, Map<String, Object>> read(Tx tx, FactSubject about, Collection<Long> subjects, Set<String> names);
}
