package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a carrier service takes nothing: the carrier is down.
 *
 * @param service as the rate card names it
 * @param until first moment at which it works again; null: until somebody reopens it
 * @param reason for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceClosure(String service, Instant from, @Nullable Instant until, String reason) {

    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
