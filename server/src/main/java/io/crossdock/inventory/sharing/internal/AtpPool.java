package io.crossdock.inventory.sharing.internal;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be promised of one stock row, and to whom. The one definition of what is shown to a channel and of what is
 * enforced.
 *
 * <p>Where there is less than the hard fences want, they are filled in the order of their groups: so no unit is out of
 * everybody's reach, and a group's claim never takes a unit of another group's share.
 *
 * @param free units before fences, zero or more
 * @param fences by group
 */
public record AtpPool(long free, Collection<Fence> fences) {

    /** A row that nothing is set apart of. */
    public static AtpPool open(long free) {
        return new AtpPool(free, List.of());
    }

    /** @param group null: what anybody may have */
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

    /** The same after a claim. */
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
