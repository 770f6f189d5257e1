package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.crossdock.shared.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period in which a node or a carrier service does not work. In JSON its code stands under the name of its kind:
 * {@code {"node": "S001", …}}.
 *
 * @param code code of the node, or of the service as in the rate card
 * @param from beginning of the closure
 * @param until first moment at which it works again; null: until a person reopens it
 * @param reason for people
 */
@JsonPropertyOrder({"node", "service", "from", "until", "reason"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Closure(
        @JsonIgnore Kind kind,
        @JsonIgnore String code,
        Instant from,
        @Nullable Instant until,
        String reason) {

    /** A node or a carrier service. */
    public enum Kind {
        NODE,
        SERVICE;

        /** The kind in the database and in JSON. */
        public String text() {
            return Words.of(this);
        }
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    @JsonProperty
    @Schema(description = "The closed node; absent if a carrier service is closed.")
    public @Nullable String node() {
        return kind == Kind.NODE ? code : null;
    }

    @JsonProperty
    @Schema(description = "The closed carrier service; absent if a node is closed.")
    public @Nullable String service() {
        return kind == Kind.SERVICE ? code : null;
    }
}
