package io.crossdock.inventory.supply.internal;

import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLine.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What each command does to a line of supply. Promises that the line can't keep any more go with the change that breaks
 * them.
 */
public final class SupplyRules {

    private SupplyRules() {}

    /** Whether a reference is one that transfers give themselves. */
    static boolean isTransfer(String reference) {
        return reference.matches("T\\d+");
    }

    /** Why a message about a line can't be taken; null where it can. */
    static @Nullable String refusal(SupplyLine line, SupplyAnnouncement said) {
        if (line.kind() == SupplyLine.Kind.TRANSFER) {
            return "it is a transfer, which says itself what comes";
        }
        if (!line.sku().equals(said.sku()) || !line.node().equals(said.node())) {
            return "it is for " + line.sku() + " at " + line.node() + ", and stays so";
        }
        return refusal(line);
    }

    /** Why nothing can come on a line; null where it can. */
    static @Nullable String refusal(SupplyLine line) {
        return switch (line.state()) {
            case OPEN -> null;
            case CLOSED -> "it is closed";
            case CANCELED -> "it is canceled";
        };
    }

    public static SupplyLine announce(SupplyLine line, SupplyAnnouncement said) {
        return kept(line, said.ordered(), line.received(), said.expectedAt(), said.sequence(), line.state());
    }

    public static SupplyLine receive(SupplyLine line, long quantity) {
        return kept(
                line,
                line.ordered(),
                Math.addExact(line.received(), quantity),
                line.expectedAt(),
                line.sequence(),
                line.state());
    }

    public static SupplyLine end(SupplyLine line, State state) {
        return kept(line, line.ordered(), line.received(), line.expectedAt(), line.sequence(), state);
    }

    /** @param promised units that are promised from now on */
    static SupplyLine promise(SupplyLine line, long promised) {
        return new SupplyLine(
                line.id(),
                line.reference(),
                line.line(),
                line.kind(),
                line.sku(),
                line.node(),
                line.ordered(),
                line.received(),
                promised,
                line.expectedAt(),
                line.sequence(),
                line.state());
    }

    private static SupplyLine kept(
            SupplyLine line, long ordered, long received, Instant expectedAt, long sequence, State state) {
        var now = new SupplyLine(
                line.id(),
                line.reference(),
                line.line(),
                line.kind(),
                line.sku(),
                line.node(),
                ordered,
                received,
                line.promised(),
                expectedAt,
                sequence,
                state);
        return promise(now, Math.min(line.promised(), now.open()));
    }
}
