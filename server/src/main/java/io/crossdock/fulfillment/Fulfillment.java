package io.crossdock.fulfillment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work of one node for one order.
 *
 * @param system the name of the one through which the node has the work
 * @param carrier null until it has shipped; {@code tracking} likewise
 * @param endedAt when it was rejected, delivered or lost; null before
 */
public record Fulfillment(
        FulfillmentId id,
        long order,
        String system,
        String node,
        State state,
        @Nullable String carrier,
        @Nullable String tracking,
        Instant createdAt,
        @Nullable Instant shippedAt,
        @Nullable Instant endedAt,
        List<Line> lines) {

    public Fulfillment {
        lines = List.copyOf(lines);
    }

    /** Who has the work. */
    public NodeAddress at() {
        return new NodeAddress(system, node);
    }

    /** Whether the node did not send all that it was handed. */
    public boolean gaveBack() {
        return state == State.REJECTED
                || state != State.RELEASED && lines.stream().anyMatch(l -> l.shipped() < l.quantity());
    }

    /** What became of it. */
    public enum State {
        RELEASED,
        REJECTED,
        SHIPPED,
        DELIVERED,
        LOST;

        /** Whether goods may still be at the node or under way. */
        public boolean open() {
            return this == RELEASED || this == SHIPPED;
        }

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /**
     * Base units of an order line.
     *
     * @param quantity handed to the node
     * @param shipped of those, what left
     */
    @Schema(name = "FulfillmentLine")
    public record Line(@JsonUnwrapped UnitLine line, String sku, long quantity, long shipped) {}
}
