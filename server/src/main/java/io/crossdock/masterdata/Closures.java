package io.crossdock.masterdata;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crossdock.engine.EventType;
import io.crossdock.engine.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Closures of nodes and of carrier services, in sets. Other nodes see them as fast as every other change of master
 * data.
 */
public interface Closures {

    /** Event on subject 0: a node is closed. Data is {@link Closure}. */
    EventType<Closure> NODE_CLOSED = new EventType<>("node-closed", Closure.class);

    /** Event on subject 0: a node works again. Data is {@link Reopened}. */
    EventType<Reopened> NODE_REOPENED = new EventType<>("node-reopened", Reopened.class);

    /** Event on subject 0: a carrier service is closed. Data is {@link Closure}. */
    EventType<Closure> SERVICE_CLOSED = new EventType<>("service-closed", Closure.class);

    /** Event on subject 0: a carrier service works again. Data is {@link Reopened}. */
    EventType<Reopened> SERVICE_REOPENED = new EventType<>("service-reopened", Reopened.class);

    /** Data of a reopening. @param node null for a service; {@code service} is null for a node */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reopened(@Nullable String node, @Nullable String service) {

        public static Reopened of(Closure.Kind kind, String code) {
            return switch (kind) {
                case NODE -> new Reopened(code, null);
                case SERVICE -> new Reopened(null, code);
            };
        }
    }

    /** Services that are closed at a moment, from memory. Closures of nodes are in {@link Node#closures()}. */
    Set<String> closedServices(Tx tx, Instant at);

    /** Closures of services that have not ended, future ones included, by service and beginning. From memory. */
    List<Closure> services(Tx tx);

    /** Adds closures. A closure of the same node or service from the same moment is replaced. */
    void close(Tx tx, List<Closure> closures);

    /** Ends the closures that cover now and withdraws future ones. Returns per code whether there was one. */
    List<Boolean> reopen(Tx tx, Closure.Kind kind, List<String> codes);

    /**
     * Emits {@link #NODE_REOPENED} or {@link #SERVICE_REOPENED} for closures whose planned end has come, each once,
     * unless another closure covers now. Skips closures that another server is working on.
     *
     * @return number of closures that ended, up to {@code most}
     */
    int tellEnded(Tx tx, int most);
}
