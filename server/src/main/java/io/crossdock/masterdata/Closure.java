package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a node does nothing: an outage.
 *
 * @param until first moment at which it works again; null: until somebody reopens it
 * @param reason for people
 */
@Schema(name = "NodeClosure")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Closure(String node, Instant from, @Nullable Instant until, String reason) {

    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
