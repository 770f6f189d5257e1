package io.crossdock.inventory.internal;

import io.crossdock.inventory.supply.Announce;
import io.crossdock.inventory.supply.Inbound;
import io.crossdock.inventory.supply.Inbound.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each command does to a line of supply. Promises that the line can't keep any more go with the change that breaks them. */
final class SupplyRules {

    private SupplyRules() {}

    /** Whether a reference is one that transfers give themselves. */
    static boolean isTransfer(String reference) {
        return reference.matches("T\\d+");
    }

    /** Why a message about a line can't be taken; null where it can. */
    static @Nullable String refusal(Inbound line, Announce said) {
        if (line.kind() == Inbound.Kind.TRANSFER) {
            return "it is a transfer, which says itself what comes";
        }
        if (!line.sku().equals(said.sku()) || !line.node().equals(said.node())) {
            return "it is for " + line.sku() + " at " + line.node() + ", and stays so";
        }
        return refusal(line);
    }

    /** Why nothing can come on a line; null where it can. */
    static @Nullable String refusal(Inbound line) {
        return switch (line.state()) {
            case OPEN -> null;
            case CLOSED -> "it is closed";
            case CANCELED -> "it is canceled";
        };
    }

    static Inbound announce(Inbound line, Announce said) {
        return kept(line, said.ordered(), line.received(), said.expectedAt(), said.sequence(), line.state());
    }

    static Inbound receive(Inbound line, long quantity) {
        return kept(line, line.ordered(), Math.addExact(line.received(), quantity), line.expectedAt(), line.sequence(), line.state());
    }

    static Inbound end(Inbound line, State state) {
        return kept(line, line.ordered(), line.received(), line.expectedAt(), line.sequence(), state);
    }

    /** @param promised units that are promised from now on */
    static Inbound promise(Inbound line, long promised) {
        return new Inbound(
                line.id(), line.reference(), line.line(), line.kind(), line.sku(), line.node(), line.ordered(), line.received(), promised,
                line.expectedAt(), line.sequence(), line.state());
    }

    private static Inbound kept(Inbound line, long ordered, long received, Instant expectedAt, long sequence, State state) {
        var now = new Inbound(
                line.id(), line.reference(), line.line(), line.kind(), line.sku(), line.node(), ordered, received, line.promised(),
                expectedAt, sequence, state);
        return promise(now, Math.min(line.promised(), now.open()));
    }
}
