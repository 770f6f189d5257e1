package io.crossdock.returns;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crossdock.shared.UnitLine;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** Goods on their way back, or back. @param system through which the node hears of it; {@code node} where they go */
public record Return(
        ReturnId id,
        long order,
        String system,
        String node,
        String reason,
        State state,
        Instant requestedAt,
        List<Line> lines) {

    public Return {
        lines = List.copyOf(lines);
    }

    /** How far it is. */
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
     * Base units of an order line: asked to come back, and what came back in which state.
     *
     * @param quantity asked for
     */
    @Schema(name = "ReturnLine")
    public record Line(@JsonUnwrapped UnitLine line, String sku, long quantity, long sellable, long damaged) {

        public long received() {
            return sellable + damaged;
        }
    }
}
