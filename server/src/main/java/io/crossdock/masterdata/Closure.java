package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.crossdock.shared.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which something does nothing: an outage of a node, or a carrier service that is down. In JSON its code
 * stands under the name of its kind: {@code {"node": "S001", …}}.
 *
 * @param code of the node, or the service as the rate card names it
 * @param until first moment at which it works again; null: until somebody reopens it
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

    /** What can be closed. */
    public enum Kind {
        NODE,
        SERVICE;

        /** As it is stored, and named in JSON. */
        public String text() {
            return Words.of(this);
        }
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    /** The node that is closed; null where it is no node. */
    @JsonProperty
    public @Nullable String node() {
        return kind == Kind.NODE ? code : null;
    }

    /** The service that is closed; null where it is no service. */
    @JsonProperty
    public @Nullable String service() {
        return kind == Kind.SERVICE ? code : null;
    }
}
