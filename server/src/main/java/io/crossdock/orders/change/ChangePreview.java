package io.crossdock.orders.change;

import io.crossdock.shared.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do now.
 *
 * @param violations why it would be refused; empty: it would be taken
 * @param parts what would become of each action, in their order; empty if it would be refused
 * @param version the number of the next version, if any part is applied at once; null: no version is made now
 * @param work what happens to the work that nodes have
 */
public record ChangePreview(
        List<Violation> violations,
        List<ChangePart> parts,
        @Nullable Integer version,
        ChangeMoney money,
        ChangedPromise promise,
        List<ChangedWork> work) {

    public ChangePreview {
        violations = List.copyOf(violations);
        parts = List.copyOf(parts);
        work = List.copyOf(work);
    }

    /**
     * What happens to the promise.
     *
     * @param promise in words; empty: nothing
     * @param deliverBy the date that would be promised now; null: no date is chosen anew
     * @param nodes the nodes that would be chosen now; empty where none are chosen anew
     */
    public record ChangedPromise(String promise, @Nullable Instant deliverBy, List<String> nodes) {

        public static final ChangedPromise NONE = told("");

        public ChangedPromise {
            nodes = List.copyOf(nodes);
        }

        /** Words alone. */
        public static ChangedPromise told(String words) {
            return new ChangedPromise(words, null, List.of());
        }
    }

    /**
     * What happens to the money, in minor units.
     *
     * @param chargedLessMinor what is charged less later
     * @param paidBackMinor what is charged already and has to be paid back
     * @param authorizedMoreMinor what is authorized more before the change is made; of an order that was charged before
     *     its release it is charged then, too, of others with the goods that it is for
     * @param authorizedBy type of the tender that is asked for it first; empty: none is
     * @param owedBy who has to pay back: {@code provider} is asked by Crossdock, {@code channel} has the money itself;
     *     {@code none}: nobody
     */
    public record ChangeMoney(
            long chargedLessMinor, long paidBackMinor, String owedBy, long authorizedMoreMinor, String authorizedBy) {

        public static final ChangeMoney NONE = less(0, 0, "none");

        /** The customer pays less, or the same. */
        public static ChangeMoney less(long chargedLessMinor, long paidBackMinor, String owedBy) {
            return new ChangeMoney(chargedLessMinor, paidBackMinor, owedBy, 0, "");
        }
    }

    /**
     * A fulfillment that the change touches.
     *
     * @param fulfillment its id, such as {@code F12}
     * @param stage where it stands
     * @param effect in words
     */
    public record ChangedWork(String fulfillment, String node, String stage, String effect) {}
}
