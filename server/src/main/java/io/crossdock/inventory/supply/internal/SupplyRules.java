package io.crossdock.inventory.supply.internal;

import io.crossdock.inventory.supply.SupplyAnnouncement;
import io.crossdock.inventory.supply.SupplyLine;
import io.crossdock.inventory.supply.SupplyLine.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Effect of each command on a supply line. A change that leaves fewer units to come than are promised lowers the
 * promised units.
 */
public final class SupplyRules {

    private SupplyRules() {}

    /** Whether a reference has the form that transfers use. */
    static boolean isTransfer(String reference) {
        return reference.matches("T\\d+");
    }

    /** Reason that an announcement of a line is refused; null: none. */
    static @Nullable String refusal(SupplyLine line, SupplyAnnouncement said) {
        if (line.kind() == SupplyLine.Kind.TRANSFER) {
            return "it is a transfer, which announces its own supply";
        }
        if (!line.sku().equals(said.sku()) || !line.node().equals(said.node())) {
            return "it is for " + line.sku() + " at " + line.node() + "; neither can change";
        }
        return refusal(line);
    }

    /** Reason that nothing can arrive on a line; null: none. */
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

    /** @param promised new promised units */
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
