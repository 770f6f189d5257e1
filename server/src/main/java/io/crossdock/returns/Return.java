package io.crossdock.returns;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Goods on their way back, or back. @param node where they go */
public record Return(
        ReturnId id, long order, String node, String reason, State state, Instant requestedAt, List<Line> lines) {

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
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Base units of an order line: asked to come back, and what came back in which state.
     *
     * @param quantity asked for
     */
    @Schema(name = "ReturnLine")
    public record Line(int line, String sku, long quantity, long sellable, long damaged) {

        public long received() {
            return sellable + damaged;
        }
    }
}
