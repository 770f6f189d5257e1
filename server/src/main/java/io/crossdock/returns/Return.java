package io.crossdock.returns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * Goods that a customer sends back, in one parcel. What a parcel leaves over is a return of its own: the rest.
 *
 * @param whole the return under whose id its node knows it: itself, or the one that it is the rest of
 * @param system name of the node system that is told
 * @param node the node that receives the goods
 */
public record Return(
        ReturnId id,
        ReturnId whole,
        long order,
        String system,
        String node,
        String reason,
        State state,
        Instant requestedAt,
        List<Line> lines,
        Kind kind) {

    public Return {
        lines = List.copyOf(lines);
    }

    /** Whether it is what a parcel left over. */
    public boolean rest() {
        return !whole.equals(id);
    }

    /** Who made a return. */
    public enum Kind {
        /** Somebody announced it before the goods came. */
        ANNOUNCED,
        /** Its goods came first, and a node told of them. */
        UNANNOUNCED;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /** State of a return. */
    public enum State {
        EXPECTED,
        RECEIVED,
        CLOSED,
        EXPIRED;

        @JsonValue
        public String text() {
            return Words.of(this);
        }
    }

    /**
     * Base units of an order line: expected, and received by disposition.
     *
     * @param quantity expected units
     * @param sellable units that came back and may be sold
     * @param damaged units that came back damaged
     */
    @Schema(name = "ReturnLine")
    public record Line(@JsonUnwrapped UnitLine line, String sku, long quantity, long sellable, long damaged) {

        public long received() {
            return sellable + damaged;
        }
    }
}
