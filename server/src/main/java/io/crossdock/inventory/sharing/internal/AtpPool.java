package io.crossdock.inventory.sharing.internal;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units of one stock row that may be promised, and to which groups. The only definition, for availability as shown and
 * as enforced.
 *
 * <p>If there are fewer units than the hard fences want, the fences are filled in the order of their groups. So every
 * unit is in somebody's reach, and no group's claim takes a unit of another group's share.
 *
 * @param free units before fences, zero or more
 * @param fences by group
 */
public record AtpPool(long free, Collection<Fence> fences) {

    /** A stock row without ring fences. */
    public static AtpPool open(long free) {
        return new AtpPool(free, List.of());
    }

    /** Units for a group. @param group null: units outside ring fences */
    public long available(@Nullable String group) {
        long left = free;
        long own = 0;
        long room = Long.MAX_VALUE;
        for (var fence : fences) {
            long share = Math.min(left, fence.unused());
            left -= share;
            if (fence.group().equals(group)) {
                own = share;
                room = fence.room();
            }
        }
        return Math.min(own + left, room);
    }

    /** The pool after a claim. */
    public AtpPool take(@Nullable String group, long quantity) {
        return new AtpPool(
                free - quantity,
                fences.isEmpty()
                        ? fences
                        : fences.stream()
                                .map(fence -> fence.group().equals(group) ? fence.hold(quantity) : fence)
                                .toList());
    }
}
