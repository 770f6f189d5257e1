package io.crossdock.policy.fact;

import io.crossdock.engine.Facts;
import java.util.HashSet;
import java.util.Set;

/**
 * A published fact. Its name and its meaning never change, and it is never taken away.
 *
 * @param absent when it has no value; empty: it always has one. In a condition, a fact without a value is zero, false
 *     or empty
 */
public record FactDefinition(
        String name,
        FactSubject about,
        FactKind kind,
        FactOrigin origin,
        FactRange range,
        String meaning,
        String absent) {

    /** Whether it always has a value. */
    public boolean always() {
        return absent.isEmpty();
    }

    /** Its values in the conditions of a process, where a fact without a value is zero or empty. */
    public Facts.Bounds bounds() {
        var words = new HashSet<>(range.words());
        if (!words.isEmpty() && !always()) {
            words.add("");
        }
        long min = origin == FactOrigin.STAGE || !always() ? Math.min(0, range.min()) : range.min();
        return new Facts.Bounds(kind.type(), Set.copyOf(words), min, range.max());
    }
}
